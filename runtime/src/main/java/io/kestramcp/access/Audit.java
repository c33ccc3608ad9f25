package io.kestramcp.access;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.identity.Identity;
import io.kestramcp.identity.Principal;
import io.kestramcp.tool.JsonDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Writes down every decision before it takes effect, and how each call that was let through ended. Arguments appear as a
 * hash only, for they may hold secrets; whoever has them can prove which they were. Thread-safe.
 */
public final class Audit {
    /** Longest text that a caller can put into a record. */
    private static final int LONGEST = 200;

    private static final int MOST_STATUSES = 10;

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
     * @param tool the tool; of one that the caller has not, as he named it
     * @param calledAs as he named it; recorded as {@code called_as} if that is a name of an earlier release
     * @param took how long deciding took, what Kestra was asked for it included
     * @throws java.io.UncheckedIOException when it cannot be recorded; the call must not go on
     */
    public void decided(
            String request,
            Identity caller,
            String tool,
            String calledAs,
            JsonObject arguments,
            Decision decision,
            Duration took) {
        log.ifPresent(target -> {
            JsonObject record = decision(request, caller, tool, calledAs, arguments, took);
            JsonArray namespaces = new JsonArray();
            decision.namespaces().forEach(namespace -> namespaces.add(shortened(namespace)));
            record.add("namespaces", namespaces);
            record.addProperty("decision", decision instanceof Decision.Allowed ? "allowed" : "denied");
            record.addProperty("reason", shortened(decision.reason()));
            target.write(record);
        });
    }

    /**
     * Records a call that came to no decision, since the tool does not take such arguments. What is wrong with them is not
     * written: it quotes them.
     *
     * @throws java.io.UncheckedIOException when it cannot be recorded
     */
    public void refused(String request, Identity caller, String tool, String calledAs, JsonObject arguments) {
        log.ifPresent(target -> {
            JsonObject record = decision(request, caller, tool, calledAs, arguments, Duration.ZERO);
            record.add("namespaces", new JsonArray());
            record.addProperty("decision", "refused");
            record.addProperty("reason", "arguments");
            target.write(record);
        });
    }

    /**
     * Records a step of having a call confirmed.
     *
     * @param step {@code asked}, {@code confirmed}, {@code declined} or {@code refused}
     * @param effect what the call was about to do, as the person was told
     * @throws java.io.UncheckedIOException when it cannot be recorded; the call must not go on
     */
    public void confirmation(String request, Identity caller, String tool, String step, String effect, Duration took) {
        log.ifPresent(target -> {
            JsonObject record = begin("confirmation", request, caller, tool, took);
            record.addProperty("step", step);
            record.addProperty("effect", shortened(effect));
            target.write(record);
        });
    }

    /**
     * Records the end of a call.
     *
     * @param failed as the caller was told
     * @param upstream the status of each of Kestra's answers, in their order; 0 for a request without an answer
     */
    public void ended(
            String request, Identity caller, String tool, boolean failed, List<Integer> upstream, Duration took) {
        log.ifPresent(target -> {
            JsonObject record = begin("end", request, caller, tool, took);
            record.addProperty("outcome", failed ? "failed" : "done");
            JsonArray statuses = new JsonArray();
            // Beyond the first few they say nothing new, and a line must stay short.
            upstream.stream().limit(MOST_STATUSES).forEach(statuses::add);
            record.add("upstream_status", statuses);
            record.addProperty("upstream_requests", upstream.size());
            target.write(record);
        });
    }

    /**
     * Records what a user did with his own Kestra token.
     *
     * @param step {@code registered}, {@code refused} or {@code removed}
     * @throws java.io.UncheckedIOException when it cannot be recorded
     */
    public void token(Principal user, String step) {
        log.ifPresent(target -> {
            JsonObject record = begin("token", user);
            record.addProperty("step", step);
            target.write(record);
        });
    }

    /**
     * Records what becomes of a grant, by which a client gets tokens for a user.
     *
     * @param request names the request that it was done in, if there is one
     * @param client the client's id, without unseen characters
     * @param step {@code consented}, {@code granted}, {@code replayed}, {@code reused} or {@code revoked}
     * @throws java.io.UncheckedIOException when it cannot be recorded; nothing must be given
     */
    public void grant(Optional<String> request, Principal user, String client, String step) {
        log.ifPresent(target -> {
            JsonObject record = begin("grant", user);
            request.ifPresent(name -> record.addProperty("request", name));
            record.addProperty("client", shortened(client));
            record.addProperty("step", step);
            target.write(record);
        });
    }

    /**
     * Records what the operator does by a command.
     *
     * @param who the user of the machine
     * @param command such as {@code token add}
     * @param step what is about to be done, or was not
     * @param user whom it is about, if anybody
     * @throws java.io.UncheckedIOException when it cannot be recorded; it must not be done
     */
    public void command(Principal who, String command, String step, Optional<Principal> user) {
        log.ifPresent(target -> {
            JsonObject record = begin("command", who);
            record.addProperty("command", command);
            record.addProperty("step", step);
            user.ifPresent(about -> {
                record.addProperty("user_issuer", shortened(about.issuer()));
                record.addProperty("user_subject", shortened(about.subject()));
            });
            target.write(record);
        });
    }

    private JsonObject decision(
            String request, Identity caller, String tool, String calledAs, JsonObject arguments, Duration took) {
        JsonObject record = begin("decision", request, caller, tool, took);
        if (!calledAs.equals(tool)) {
            record.addProperty("called_as", shortened(calledAs));
        }
        record.addProperty("arguments_sha256", JsonDigest.of(arguments));
        return record;
    }

    private JsonObject begin(String event, Principal user) {
        JsonObject record = new JsonObject();
        record.addProperty("time", clock.instant().toString());
        record.addProperty("event", event);
        record.addProperty("issuer", shortened(user.issuer()));
        record.addProperty("subject", shortened(user.subject()));
        return record;
    }

    private JsonObject begin(String event, String request, Identity caller, String tool, Duration took) {
        JsonObject record = begin(event, caller.principal());
        record.addProperty("request", request);
        record.addProperty("tool", shortened(tool));
        record.addProperty("duration_ms", took.toMillis());
        return record;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
