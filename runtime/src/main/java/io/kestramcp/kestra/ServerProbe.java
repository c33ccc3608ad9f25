package io.kestramcp.kestra;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.kestramcp.client.KestraRequest;
import io.kestramcp.kestra.KestraException.Kind;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Finds out which Kestra answers, by its open {@code /api/v1/configs} (recording 001 of both lines). Remembers it for a
 * minute, so that an upgraded Kestra is noticed, and a failure for two seconds, so that callers who wait together fail
 * together. Thread-safe.
 */
final class ServerProbe {
    private static final KestraRequest CONFIGS =
            KestraRequest.of("getConfiguration", "GET", "/api/v1/configs").build();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long REMEMBERED = Duration.ofSeconds(60).toNanos();
    private static final long FAILURE_REMEMBERED = Duration.ofSeconds(2).toNanos();
    private static final String CHECK_ADDRESS =
            "Check KESTRA_BASE_URL: it must lead to Kestra itself, without /ui and without a sign-in page in front.";

    private final Asker asker;
    private final Collection<ApiLine> lines;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final ServerLog log = new ServerLog();
    private KestraServer server;
    private KestraException failure;
    private long until;

    /** Sends a request without a credential. */
    @FunctionalInterface
    interface Asker {
        KestraReply ask(KestraRequest request, Duration time) throws KestraException;
    }

    ServerProbe(Asker asker, Collection<ApiLine> lines, LongSupplier nanoTime) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("At least one API line is needed");
        }
        this.asker = asker;
        this.lines = List.copyOf(new TreeSet<>(lines));
        this.nanoTime = nanoTime;
    }

    /** The Kestra that answers. Callers at the same time share one request. */
    KestraServer server() throws KestraException {
        lock.lock();
        try {
            if ((server == null && failure == null) || nanoTime.getAsLong() - until >= 0) {
                ask();
            }
            if (failure != null) {
                throw failure;
            }
            return server;
        } finally {
            lock.unlock();
        }
    }

    private void ask() {
        try {
            server = read(asker.ask(CONFIGS, PATIENCE));
            log.met(server);
            failure = null;
            until = nanoTime.getAsLong() + REMEMBERED;
        } catch (KestraException unusable) {
            server = null;
            failure = unusable;
            log.failed(unusable);
            until = nanoTime.getAsLong() + FAILURE_REMEMBERED;
        }
    }

    private KestraServer read(KestraReply reply) throws KestraException {
        if (reply.status() == 429 || reply.status() >= 500) {
            throw KestraErrors.of(CONFIGS, reply);
        }
        if (!reply.success()) {
            throw notKestra(reply, "status " + reply.status());
        }
        JsonObject configs = object(reply);
        String version =
                KestraVersion.in(configs).orElseThrow(() -> notKestra(reply, "no version in its configuration"));
        ApiLine wanted = KestraVersion.line(version).orElseThrow();
        ApiLine line = KestraVersion.nearest(wanted, lines).orElseThrow(() -> tooOld(version));
        String edition = string(configs, "edition");
        return new KestraServer(version, edition.isEmpty() ? "OSS" : edition, line, line.equals(wanted));
    }

    private static JsonObject object(KestraReply reply) throws KestraException {
        try {
            JsonElement json = reply.json();
            if (json.isJsonObject()) {
                return json.getAsJsonObject();
            }
        } catch (JsonParseException notJson) {
            // told below
        }
        throw notKestra(reply, reply.empty() ? "an empty answer" : "something that is not a JSON object");
    }

    private static String string(JsonObject object, String key) {
        JsonElement value = object.get(key);
        boolean text = value != null
                && value.isJsonPrimitive()
                && value.getAsJsonPrimitive().isString();
        return text ? Display.line(value.getAsString(), 100) : "";
    }

    private static KestraException notKestra(KestraReply reply, String what) {
        return new KestraException(
                Kind.NOT_KESTRA,
                reply.status(),
                "What answers at KESTRA_BASE_URL does not look like Kestra: /api/v1/configs gave " + what + ".",
                List.of(),
                CHECK_ADDRESS,
                false);
    }

    private KestraException tooOld(String version) {
        String served = lines.stream().map(ApiLine::name).collect(Collectors.joining(", "));
        return new KestraException(
                Kind.UNSUPPORTED,
                200,
                "Kestra " + version + " is older than every version served here (" + served + ").",
                List.of(),
                "Upgrade Kestra, or use a release of this gateway that serves it.",
                false);
    }
}
