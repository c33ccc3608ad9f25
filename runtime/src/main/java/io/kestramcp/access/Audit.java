package io.kestramcp.access;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.identity.Identity;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes down every decision before it takes effect, and how each call that was let through ended. Arguments appear as a
 * hash only, for they may hold secrets; whoever has them can prove which they were. Thread-safe.
 */
public final class Audit {
    /** Longest text that a caller can put into a record. */
    private static final int LONGEST = 200;

    private final Optional<AuditLog> log;
    private final Clock clock;

    /** @param log where to; empty: nothing is recorded */
    public Audit(Optional<AuditLog> log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * Records a decision.
     *
     * @param request names the call in all its records
     * @param tool as the caller named it
     * @param took how long deciding took, what Kestra was asked for it included
     * @throws java.io.UncheckedIOException when it cannot be recorded; the call must not go on
     */
    public void decided(
            String request, Identity caller, String tool, JsonObject arguments, Decision decision, Duration took) {
        log.ifPresent(target -> {
            JsonObject record = begin("decision", request, caller, tool, took);
            record.addProperty(
                    "arguments_sha256", AuditLog.sha256(sorted(arguments).toString()));
            JsonArray namespaces = new JsonArray();
            decision.namespaces().forEach(namespace -> namespaces.add(shortened(namespace)));
            record.add("namespaces", namespaces);
            record.addProperty("decision", decision instanceof Decision.Allowed ? "allowed" : "denied");
            record.addProperty("reason", shortened(decision.reason()));
            target.write(record);
        });
    }

    /** Records the end of a call: {@code failed} as the caller was told. */
    public void ended(String request, Identity caller, String tool, boolean failed, Duration took) {
        log.ifPresent(target -> {
            JsonObject record = begin("end", request, caller, tool, took);
            record.addProperty("outcome", failed ? "failed" : "done");
            target.write(record);
        });
    }

    private JsonObject begin(String event, String request, Identity caller, String tool, Duration took) {
        JsonObject record = new JsonObject();
        record.addProperty("time", clock.instant().toString());
        record.addProperty("event", event);
        record.addProperty("request", request);
        record.addProperty("issuer", shortened(caller.principal().issuer()));
        record.addProperty("subject", shortened(caller.principal().subject()));
        record.addProperty("tool", shortened(tool));
        record.addProperty("duration_ms", took.toMillis());
        return record;
    }

    /** With the members of every object in alphabetical order, so that equal arguments have one hash. */
    private static JsonElement sorted(JsonElement value) {
        if (value instanceof JsonObject object) {
            JsonObject sorted = new JsonObject();
            new TreeMap<>(object.asMap()).forEach((name, member) -> sorted.add(name, sorted(member)));
            return sorted;
        }
        if (value instanceof JsonArray array) {
            JsonArray sorted = new JsonArray();
            array.forEach(item -> sorted.add(sorted(item)));
            return sorted;
        }
        return value;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
