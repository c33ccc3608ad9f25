package io.kestramcp.generator.bind;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.kestramcp.contract.Schema;
import io.kestramcp.generator.bind.Source.Reader;
import io.kestramcp.generator.manifest.Lens.ParamEntry;
import io.kestramcp.generator.manifest.Place;
import io.kestramcp.generator.manifest.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Decides how an argument is read, so that its value is what the slot takes. */
final class ReaderChoice {
    private static final Set<String> FORMATS = new TreeSet<>(Set.of("date-time", "duration"));

    private final Scope scope;

    ReaderChoice(Scope scope) {
        this.scope = scope;
    }

    /** The reader; nothing when no argument fits the slot. */
    Optional<Reader> of(Slot slot, Optional<ParamEntry> entry) {
        Optional<Reader> plain = plain(slot.schema());
        Optional<Text> encode = entry.flatMap(ParamEntry::encode);
        if (encode.isPresent()) {
            return encoded(slot, entry.get().place().in("encode", encode.get().line()), encode.get(), plain);
        }
        Optional<Text> format = entry.flatMap(ParamEntry::format);
        if (format.isPresent()) {
            return formatted(slot, entry.get().place().in("format", format.get().line()), format.get(), plain);
        }
        return switch (slot.where()) {
            case PATH -> plain.map(ReaderChoice::inPath);
            case QUERY_OR_HEADER -> plain.map(reader -> reader == Reader.STRING ? Reader.WORD : reader);
            case JSON_BODY -> plain.or(() -> Optional.of(Reader.JSON));
        };
    }

    /** Whether a value of the manifest is what the reader would give. */
    static boolean fits(JsonElement value, Reader reader) {
        return switch (reader) {
            case BOOL -> value instanceof JsonPrimitive primitive && primitive.isBoolean();
            case INTEGER, LONG, NUMBER_SEGMENT ->
                value instanceof JsonPrimitive primitive
                        && primitive.isNumber()
                        && primitive.getAsBigDecimal().stripTrailingZeros().scale() <= 0;
            case STRINGS, LABELS ->
                value instanceof JsonArray list && list.asList().stream().allMatch(ReaderChoice::text);
            case JSON, ION -> true;
            case SEGMENT, STRING, WORD, TEXT, FILE_PATH, DATE_TIME, DURATION -> text(value);
        };
    }

    /** The reader for values of a schema, wherever they are sent; empty when there is none. */
    static Optional<Reader> plain(Schema schema) {
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

    private Optional<Reader> encoded(Slot slot, Place place, Text encode, Optional<Reader> plain) {
        if (encode.value().equals("path")) {
            if (plain.filter(Reader.STRING::equals).isEmpty()) {
                scope.problem(place, "needs a string, which " + slot.name() + " is not on " + scope.line() + ".");
            }
            return Optional.of(Reader.FILE_PATH);
        }
        if (!encode.value().equals("labels")) {
            scope.problems().addUnknown(place, "encoding", encode.value(), List.of("labels", "path"));
        } else if (plain.filter(Reader.STRINGS::equals).isEmpty()) {
            scope.problem(place, "needs a list of strings, which " + slot.name() + " is not on " + scope.line() + ".");
        }
        return Optional.of(Reader.LABELS);
    }

    private Optional<Reader> formatted(Slot slot, Place place, Text format, Optional<Reader> plain) {
        if (!FORMATS.contains(format.value())) {
            scope.problems().addUnknown(place, "format", format.value(), FORMATS);
        } else if (plain.filter(reader -> fits(new JsonPrimitive(""), reader)).isEmpty()) {
            scope.problem(place, "needs a string, which " + slot.name() + " is not on " + scope.line() + ".");
        }
        return Optional.of(format.value().equals("duration") ? Reader.DURATION : Reader.DATE_TIME);
    }

    private static Reader inPath(Reader plain) {
        return plain == Reader.INTEGER || plain == Reader.LONG ? Reader.NUMBER_SEGMENT : Reader.SEGMENT;
    }

    private static Reader text(String format) {
        return switch (format) {
            case "date-time" -> Reader.DATE_TIME;
            case "duration" -> Reader.DURATION;
            default -> Reader.STRING;
        };
    }

    private static boolean text(JsonElement value) {
        return value instanceof JsonPrimitive primitive && primitive.isString();
    }
}
