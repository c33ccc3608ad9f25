package io.kestramcp.mcp;

import io.kestramcp.kestra.Cancellation;
import io.kestramcp.kestra.Cancellation.Registration;
import io.kestramcp.mcp.Message.Response;
import io.kestramcp.mcp.SharedSessions.Kind;
import io.kestramcp.mcp.SharedSessions.Place;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings to the replica where a call of a session runs what its client sent to another: that it is cancelled, or an answer
 * to a question. It is looked for only while something runs here, all of it at once. A store that does not answer stops no
 * call. Thread-safe.
 */
final class SessionRelay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionRelay.class);

    /** How soon it is there. */
    private static final Duration INTERVAL = Duration.ofMillis(250);
    /** How long a question waits for the store to know of it; after that only an answer that comes here counts. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int MOST_ASIDE = 64;

    private final SharedSessions shared;
    private final CallPool aside;
    private final Watcher watcher;
    private final Map<Place, Consumer<String>> awaited = new ConcurrentHashMap<>();
    private volatile boolean watching;
    private volatile boolean closed;
    private Optional<Registration> watch = Optional.empty();

    /** @param pool looks beside the calls: when there are too many of these, it must still be seen that one is cancelled */
    SessionRelay(SharedSessions shared, CallPool pool) {
        this.shared = shared;
        this.aside = pool.apart(MOST_ASIDE);
        this.watcher = new Watcher(pool.apart(1), INTERVAL);
    }

    /** A request runs here. */
    void begun(InFlight.Key request, Cancellation cancellation) {
        if (request.connection() instanceof Session session) {
            await(place(session, Kind.CANCEL, request.id()), note -> cancellation.cancel());
        }
    }

    /** It runs no more. */
    void ended(InFlight.Key request) {
        if (request.connection() instanceof Session session) {
            awaited.remove(place(session, Kind.CANCEL, request.id()));
        }
    }

    /** A question was asked here. */
    void asked(OpenQuestions.Key question, Consumer<Response> taker) {
        if (question.connection() instanceof Session session) {
            tell(() -> shared.add(place(session, Kind.QUESTION, question.id()), ""));
            await(place(session, Kind.ANSWER, question.id()), note -> taker.accept(response(question.id(), note)));
        }
    }

    /** It needs no answer any more. */
    void settled(OpenQuestions.Key question) {
        if (question.connection() instanceof Session session) {
            awaited.remove(place(session, Kind.ANSWER, question.id()));
            // The call has its answer: it waits for the store no more.
            aside.tryRun(() -> trying(() -> {
                shared.remove(place(session, Kind.QUESTION, question.id()));
                shared.remove(place(session, Kind.ANSWER, question.id()));
            }));
        }
    }

    /** Leaves word that a request, which does not run here, is cancelled; false when that was left before. */
    boolean cancel(Session session, JsonNode id) {
        return shared.add(place(session, Kind.CANCEL, id), "");
    }

    /** Leaves an answer to a question that was not asked here; false when it was not asked elsewhere either, or has one. */
    boolean answer(Session session, Response response) {
        Place question = place(session, Kind.QUESTION, response.id());
        return !shared.read(Set.of(question)).isEmpty()
                && shared.add(place(session, Kind.ANSWER, response.id()), note(response));
    }

    private static Place place(Session session, Kind kind, JsonNode id) {
        return new Place(session, kind, Wire.text(id));
    }

    private static String note(Response response) {
        ObjectNode note = Wire.object();
        if (response.error().isMissingNode()) {
            note.set("result", response.result());
        } else {
            note.set("error", response.error());
        }
        return Wire.text(note);
    }

    private static Response response(JsonNode id, String note) {
        JsonNode read = Wire.parse(note);
        return new Response(id, read.path("result"), read.path("error"));
    }

    private void await(Place place, Consumer<String> taker) {
        awaited.put(place, taker);
        if (!watching) {
            watch();
        }
    }

    private synchronized void watch() {
        if (!watching) {
            watching = true;
            watch = Optional.of(watcher.watch(this::look));
        }
    }

    /** Whoever adds something looks afterwards whether it is watched; so one of the two sees the other. */
    private void look() {
        if (awaited.isEmpty()) {
            synchronized (this) {
                watch.ifPresent(Registration::close);
                watch = Optional.empty();
                watching = false;
            }
            if (!awaited.isEmpty()) {
                watch();
            }
        } else {
            trying(this::take);
        }
    }

    private void take() {
        shared.read(Set.copyOf(awaited.keySet())).forEach((place, note) -> {
            Consumer<String> taker = awaited.remove(place);
            if (taker != null) {
                taker.accept(note);
            }
            shared.remove(place);
        });
    }

    /** Returns when the store knows it, but soon also from a store that hangs. */
    private void tell(Runnable exchange) {
        CountDownLatch told = new CountDownLatch(1);
        boolean begun = aside.tryRun(() -> {
            trying(exchange);
            told.countDown();
        });
        try {
            if (!begun || !told.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The store is slow: other replicas do not know of a question yet");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void trying(Runnable exchange) {
        try {
            exchange.run();
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.warn("What clients send to other replicas about calls that run here is not known now", e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        watcher.close();
    }
}
