package io.kestramcp.generator.bind;

import io.kestramcp.generator.bind.Source.Reader;
import io.kestramcp.generator.contract.Schema;
import java.util.Optional;

/** Which argument fits a schema of the contract. */
final class Readers {
    private Readers() {}

    /** How an argument of this schema is read; empty when there is no such argument. */
    static Optional<Reader> of(Schema schema) {
        return switch (schema.type().orElse("")) {
            case "string" -> Optional.of(text(schema.format().orElse("")));
            case "boolean" -> Optional.of(Reader.BOOL);
            case "integer" ->
                Optional.of(schema.format().filter("int64"::equals).isPresent() ? Reader.LONG : Reader.INTEGER);
            case "array" ->
                schema.items().flatMap(Schema::type).filter("string"::equals).map(type -> Reader.STRINGS);
            default -> Optional.empty();
        };
    }

    private static Reader text(String format) {
        return switch (format) {
            case "date-time" -> Reader.DATE_TIME;
            case "duration" -> Reader.DURATION;
            default -> Reader.STRING;
        };
    }
}
