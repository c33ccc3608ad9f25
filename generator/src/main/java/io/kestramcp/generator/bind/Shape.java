package io.kestramcp.generator.bind;

import io.kestramcp.generator.manifest.Lens.KeepEntry;
import java.util.List;

/** What an answer looks like, and what is kept of it; nothing kept means all of it. */
public sealed interface Shape {
    /** One object. */
    record OneObject(List<KeepEntry> keep) implements Shape {}

    /** A page of a longer list. */
    record Page(List<KeepEntry> keep, int size) implements Shape {}

    /** A whole list. */
    record Rows(List<KeepEntry> keep) implements Shape {}

    /** A whole list, of which the beginning is kept. */
    record Head(List<KeepEntry> keep, int rows) implements Shape {}

    /** A whole list, of which the end is kept. */
    record Tail(List<KeepEntry> keep, int rows) implements Shape {}

    /** One text, number or truth value, under this name. */
    record Scalar(String name) implements Shape {}

    /** A text that is no JSON, under this name. */
    record Text(String name) implements Shape {}

    /** Bytes, under this name. */
    record Bytes(String name) implements Shape {}

    /** Nothing: the arguments named are repeated. */
    record Done(List<String> repeated) implements Shape {}
}
