package io.kestramcp.tool;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A name that a tool had in an earlier release. It is understood for one release more. */
public sealed interface FormerName {
    /** The name then. */
    String name();

    /** The first release without it. */
    String since();

    /** What became of it, and what to do, in a sentence or two. */
    String told();

    /**
     * The tool has another name now.
     *
     * @param to the name of today
     */
    record Renamed(String name, String to, String since) implements FormerName {
        @Override
        public String told() {
            return name + " is called " + to + " since " + since
                    + ": use that name. The old one goes with the next release.";
        }
    }

    /**
     * There is no such tool any more.
     *
     * @param reason why, as a sentence
     */
    record Removed(String name, String reason, String since) implements FormerName {
        @Override
        public String told() {
            return name + " was removed in " + since + ": " + reason;
        }
    }

    /** Those of a {@code tools.json}, by name; none where it is of a build that knew none. */
    static Map<String, FormerName> read(JsonObject toolsJson) {
        Map<String, FormerName> names = new LinkedHashMap<>();
        if (toolsJson.has("renamed")) {
            for (JsonElement each : toolsJson.getAsJsonArray("renamed")) {
                FormerName name = read(
                        each.getAsJsonObject(),
                        each.getAsJsonObject().get("since").getAsString());
                names.put(name.name(), name);
            }
        }
        return Collections.unmodifiableMap(names);
    }

    private static FormerName read(JsonObject entry, String since) {
        String name = entry.get("name").getAsString();
        return entry.has("to")
                ? new Renamed(name, entry.get("to").getAsString(), since)
                : new Removed(name, entry.get("removed").getAsString(), since);
    }
}
