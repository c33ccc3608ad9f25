package io.kestramcp.contract.change;

import io.kestramcp.contract.Schema;
import java.util.Optional;
import java.util.Set;

/** Types as words, so that they can be compared and told. */
final class Types {
    private static final int MAX_DEPTH = 4;
    private static final Set<String> ARGUMENTS = Set.of("string", "boolean", "integer");

    private Types() {}

    /** The type of something that is sent, with its format. */
    static String sent(Schema schema) {
        return type(schema, true, 0);
    }

    /** The type of something that is answered: formats there tell Java's types, not what is on the wire. */
    static String answered(Schema schema) {
        return type(schema, false, 0);
    }

    /** Whether an argument can be made of a parameter of this type. A property of a JSON body can be any. */
    static boolean fitsArgument(Schema schema) {
        String type = schema.type().orElse("");
        Optional<String> items = schema.items().flatMap(Schema::type);
        return ARGUMENTS.contains(type)
                || (type.equals("array") && items.filter("string"::equals).isPresent());
    }

    private static String type(Schema schema, boolean format, int depth) {
        if (schema.items().isPresent() && depth < MAX_DEPTH) {
            return "list of " + type(schema.items().get(), format, depth + 1);
        }
        if (schema.anything()) {
            return schema.type().isPresent() ? "object" : "any value";
        }
        String type = schema.type().orElse("any value").replace("array", "list");
        Optional<Schema> further = schema.additionalProperties();
        if (further.filter(Schema::anything).isPresent()) {
            return "object";
        }
        if (schema.properties().isEmpty() && further.isPresent() && depth < MAX_DEPTH) {
            return "map of " + type(further.get(), format, depth + 1);
        }
        return type
                + schema.format()
                        .filter(each -> format)
                        .map(each -> " (" + each + ")")
                        .orElse("");
    }
}
