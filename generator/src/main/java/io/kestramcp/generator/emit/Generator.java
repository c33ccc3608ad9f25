package io.kestramcp.generator.emit;

import io.kestramcp.generator.bind.Binding;
import java.util.stream.Stream;

/** One kind of output. A feature of the generated code is one implementation. Without state. */
@FunctionalInterface
public interface Generator {
    /** The files, in a fixed order and always the same for the same binding. */
    Stream<Output> generate(Binding binding);
}
