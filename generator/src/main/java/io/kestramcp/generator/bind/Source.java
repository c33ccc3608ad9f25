package io.kestramcp.generator.bind;

import com.google.gson.JsonElement;
import java.util.List;
import java.util.Optional;

/** Where a value of a request comes from. */
public sealed interface Source {
    /** The tenant of the call. */
    record Tenant() implements Source {}

    /** An argument. {@code absent} is what is sent without it. */
    record FromArgument(String argument, Reader reader, Optional<JsonElement> absent) implements Source {}

    /** A top-level key of a YAML document that is an argument. */
    record FromYaml(String argument, String key) implements Source {}

    /** Always the same. */
    record Fixed(JsonElement value, Reader reader) implements Source {}

    /** Filters, each from an argument. */
    record FromFilters(List<Filter> filters) implements Source {}

    /** Flow inputs, and files where they are offered, as parts. */
    record FromParts(String inputs, Optional<String> files) implements Source {}

    /** A JSON object of single arguments, by property. */
    record FromProperties(List<BoundLine.Setting> properties) implements Source {}

    /** One filter. */
    record Filter(String field, String operator, String argument, Reader reader, boolean required) {}

    /** How a value is read: the method of the run time's {@code Arguments} or {@code Filters}. */
    enum Reader {
        /** A text that may enter a path. */
        SEGMENT("segment"),
        /** A whole number that enters a path. */
        NUMBER_SEGMENT("numberSegment"),
        /** A text. */
        STRING("string"),
        /** A text that is not blank. */
        WORD("word"),
        /** The path of a file. */
        FILE_PATH("filePath"),
        /** A text that is not empty. */
        TEXT("text"),
        /** An instant. */
        DATE_TIME("dateTime"),
        /** A duration. */
        DURATION("duration"),
        /** True or false. */
        BOOL("bool"),
        /** 32 bits. */
        INTEGER("integer"),
        /** 64 bits. */
        LONG("longInteger"),
        /** A list of texts. */
        STRINGS("strings"),
        /** An object of texts. */
        LABELS("labels"),
        /** A value in Ion. */
        ION("ion"),
        /** Any JSON. */
        JSON("json");

        private final String method;

        Reader(String method) {
            this.method = method;
        }

        /** The method that reads it. */
        public String method() {
            return method;
        }
    }
}
