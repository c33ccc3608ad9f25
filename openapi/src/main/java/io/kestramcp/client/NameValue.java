package io.kestramcp.client;

import java.util.Objects;

/** A query parameter or a header: name and value as they are before encoding. */
public record NameValue(String name, String value) {
    /** Refuses a missing name or value. */
    public NameValue {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
    }
}
