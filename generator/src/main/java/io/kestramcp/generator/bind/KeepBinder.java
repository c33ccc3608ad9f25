package io.kestramcp.generator.bind;

import com.google.gson.JsonObject;
import io.kestramcp.contract.Schema;
import io.kestramcp.generator.manifest.Lens.How;
import io.kestramcp.generator.manifest.Lens.KeepEntry;
import io.kestramcp.generator.manifest.Names;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Holds what is kept of an answer against the answer's schema. */
final class KeepBinder {
    /** The path of an answer, or of a row, as a whole. */
    static final String WHOLE = ".";

    private final Scope scope;
    private final String operation;

    KeepBinder(Scope scope, String operation) {
        this.scope = scope;
        this.operation = operation;
    }

    /** The lenient JSON Schema of what is kept: no required properties, no enums. */
    JsonObject schema(List<KeepEntry> keep, Schema answer) {
        JsonObject schema = JsonObjects.typed("object");
        JsonObject properties = new JsonObject();
        for (KeepEntry entry : keep) {
            if (!Names.allowed(entry.name())) {
                scope.problem(
                        entry.place(),
                        "keeps a value as '" + entry.name() + "'; a name is " + Names.PATTERN + " and at most "
                                + Names.MAX_LENGTH + " characters.");
            }
            if (properties.has(entry.name())) {
                scope.problem(entry.place(), "keeps two values as '" + entry.name() + "': rename one.");
            }
            properties.add(entry.name(), property(entry, answer));
        }
        if (!properties.isEmpty()) {
            schema.add("properties", properties);
        }
        return schema;
    }

    private JsonObject property(KeepEntry entry, Schema answer) {
        Optional<Found> found = walk(entry, answer);
        if (found.isEmpty()) {
            return new JsonObject();
        }
        Schema schema = found.get().schema();
        if (entry.how() == How.MAP) {
            return JsonObjects.typed("object");
        }
        if (entry.how() == How.EACH) {
            return each(entry, schema);
        }
        JsonObject json = JsonSchemas.output(schema);
        return found.get().listed() ? list(json) : json;
    }

    private JsonObject each(KeepEntry entry, Schema schema) {
        if (schema.anything()) {
            return JsonObjects.typed("array");
        }
        if (schema.items().isEmpty()) {
            scope.problem(
                    entry.place(),
                    "needs a list; " + entry.path() + " of " + operation + " is none on " + scope.line() + ".");
            return JsonObjects.typed("array");
        }
        return list(schema(entry.keep(), schema.items().get()));
    }

    private static JsonObject list(JsonObject items) {
        JsonObject list = JsonObjects.typed("array");
        if (!items.isEmpty()) {
            list.add("items", items);
        }
        return list;
    }

    /** @param listed whether the path leads through the items of a list */
    private record Found(Schema schema, boolean listed) {}

    private Optional<Found> walk(KeepEntry entry, Schema answer) {
        if (entry.path().equals(WHOLE)) {
            return Optional.of(new Found(answer, false));
        }
        Schema here = answer;
        boolean listed = false;
        for (String step : entry.path().split("\\.", -1)) {
            boolean each = step.endsWith("[]");
            String name = each ? step.substring(0, step.length() - 2) : step;
            if (here.anything()) {
                return Optional.of(new Found(here, listed || each));
            }
            Optional<Schema> next =
                    Optional.ofNullable(here.properties().get(name)).or(here::additionalProperties);
            if (next.isEmpty()) {
                unknown(entry, name, here);
                return Optional.empty();
            }
            here = next.get();
            if (each && here.items().isEmpty() && !here.anything()) {
                scope.problem(
                        entry.place(), "has '" + step + "', but " + name + " is no list on " + scope.line() + ".");
                return Optional.empty();
            }
            here = each ? here.items().orElse(here) : here;
            listed |= each;
        }
        return Optional.of(new Found(here, listed));
    }

    private void unknown(KeepEntry entry, String name, Schema here) {
        if (here.items().isPresent()) {
            scope.problem(
                    entry.place(),
                    "keeps '" + entry.path() + "', which leads through a list on " + scope.line()
                            + ": write [] after it.");
            return;
        }
        scope.problems()
                .addUnknown(
                        entry.place(),
                        "property in " + entry.path() + " of " + operation + "'s answer on " + scope.line(),
                        name,
                        new TreeSet<>(here.properties().keySet()));
    }
}
