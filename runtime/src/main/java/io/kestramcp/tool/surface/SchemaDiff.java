package io.kestramcp.tool.surface;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.tool.surface.Change.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares two JSON Schemas, of the keywords that the catalogue uses; any other keyword that differs counts as breaking. */
final class SchemaDiff {
    /** One difference. */
    record Found(Kind kind, boolean breaking, String where, String what) {}

    private static final String PROPERTIES = "properties";
    private static final String REQUIRED = "required";
    private static final String ITEMS = "items";
    private static final String OTHERS = "additionalProperties";
    private static final Set<String> WORDS = Set.of("description", "title");
    private static final Set<String> STRUCTURE = Set.of(PROPERTIES, REQUIRED, ITEMS, OTHERS);

    private final Direction direction;
    private final List<Found> found = new ArrayList<>();

    private SchemaDiff(Direction direction) {
        this.direction = direction;
    }

    static List<Found> of(Direction direction, JsonObject before, JsonObject now) {
        SchemaDiff diff = new SchemaDiff(direction);
        diff.compare(direction.word(), before, now);
        return diff.found;
    }

    private void compare(String where, JsonObject before, JsonObject now) {
        Set<String> keywords = new TreeSet<>(before.keySet());
        keywords.addAll(now.keySet());
        keywords.removeAll(STRUCTURE);
        for (String keyword : keywords) {
            keyword(where, keyword, before.get(keyword), now.get(keyword));
        }
        properties(where, before, now);
        others(where, before.get(OTHERS), now.get(OTHERS));
        if (before.get(ITEMS) instanceof JsonObject old && now.get(ITEMS) instanceof JsonObject young) {
            compare(where + "[]", old, young);
        } else {
            keyword(where, ITEMS, before.get(ITEMS), now.get(ITEMS));
        }
    }

    private void keyword(String where, String keyword, JsonElement before, JsonElement now) {
        if (before == null ? now == null : before.equals(now)) {
            return;
        }
        if (WORDS.contains(keyword)) {
            add(Kind.REWORDED, false, where, keyword + told(before, now));
        } else if (keyword.equals("default") || keyword.startsWith("x-")) {
            add(Kind.CHANGED, false, where, keyword + told(before, now));
        } else {
            narrowedOrWidened(where, keyword, before, now);
        }
    }

    private void narrowedOrWidened(String where, String keyword, JsonElement before, JsonElement now) {
        Accepted accepted = Accepted.compare(keyword, before, now);
        if (accepted != Accepted.SAME) {
            boolean breaking = accepted == Accepted.OTHER || direction.breaks(accepted == Accepted.FEWER);
            add(breaking ? Kind.NARROWED : Kind.WIDENED, breaking, where, keyword + told(before, now));
        }
    }

    private void properties(String where, JsonObject before, JsonObject now) {
        JsonObject old = object(before.get(PROPERTIES));
        JsonObject young = object(now.get(PROPERTIES));
        Set<String> required = required(before);
        Set<String> needed = required(now);
        for (String name : old.keySet()) {
            String at = where + "." + name;
            if (young.has(name)) {
                compare(at, old.getAsJsonObject(name), young.getAsJsonObject(name));
                required(at, required.contains(name), needed.contains(name));
            } else {
                add(Kind.NARROWED, true, at, "removed");
            }
        }
        for (String name : young.keySet()) {
            if (!old.has(name)) {
                boolean breaking = direction == Direction.INPUT && needed.contains(name);
                String what = needed.contains(name) ? "added, and required" : "added";
                add(breaking ? Kind.NARROWED : Kind.WIDENED, breaking, where + "." + name, what);
            }
        }
    }

    private void required(String at, boolean before, boolean now) {
        if (before != now) {
            boolean breaking = direction.breaks(now);
            add(breaking ? Kind.NARROWED : Kind.WIDENED, breaking, at, now ? "now required" : "no longer required");
        }
    }

    /** Absent is true. What an answer has beside its fields was never promised. */
    private void others(String where, JsonElement before, JsonElement now) {
        if (before instanceof JsonObject old && now instanceof JsonObject young) {
            compare(where + ".*", old, young);
        } else if (direction == Direction.INPUT && takesOthers(before) != takesOthers(now)) {
            boolean breaking = !takesOthers(now);
            add(
                    breaking ? Kind.NARROWED : Kind.WIDENED,
                    breaking,
                    where,
                    breaking ? "refuses other members" : "takes other members");
        } else if (before instanceof JsonObject || now instanceof JsonObject) {
            narrowedOrWidened(where, OTHERS, before, now);
        }
    }

    private static boolean takesOthers(JsonElement others) {
        return !(others != null && others.isJsonPrimitive() && !others.getAsBoolean());
    }

    private void add(Kind kind, boolean breaking, String where, String what) {
        found.add(new Found(kind, breaking, where, what));
    }

    private static String told(JsonElement before, JsonElement now) {
        if (before == null) {
            return " added: " + now;
        }
        return now == null ? " removed, was " + before : ": " + before + " → " + now;
    }

    private static JsonObject object(JsonElement json) {
        return json instanceof JsonObject object ? object : new JsonObject();
    }

    private static Set<String> required(JsonObject schema) {
        return schema.has(REQUIRED) ? new TreeSet<>(SurfaceTool.strings(schema.get(REQUIRED))) : Set.of();
    }
}
