package io.kestramcp.mcp;

import io.kestramcp.identity.Identity;
import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.Cancellation;
import io.kestramcp.mcp.Message.Request;
import io.kestramcp.mcp.Message.Response;
import io.kestramcp.observe.Observer;
import io.kestramcp.observe.Operation;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** MCP over Streamable HTTP, both eras, behind whatever HTTP server. Thread-safe. */
public final class HttpEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(HttpEndpoint.class);

    private final Features features;
    private final Dispatcher dispatcher;
    private final LegacyEra legacy;
    private final CallPool pool;
    private final Duration keepAlive;
    private final ScheduledThreadPoolExecutor clock =
            new ScheduledThreadPoolExecutor(1, CallPool.daemons("long-calls"));
    private final Sessions sessions;
    private final SessionSubscriptions subscriptions;
    private final HttpStreams streams;
    private final Tasks tasks;
    private final CallerBudgets budgets;
    private final Optional<SharedSessions> shared;
    private final Optional<SessionRelay> relay;
    private final InFlight inFlight;
    private final OpenQuestions questions;

    /**
     * @param keepAlive after this time without an answer, and then each time again, the client gets a sign of life, by
     *     which it is also noticed when it has gone
     * @param listening what the clients that wait for changes may cost
     * @param callers what each caller may ask
     * @param observer is told of every request
     */
    public HttpEndpoint(
            Offer offer,
            CallPool pool,
            Duration keepAlive,
            ListenLimits listening,
            CallerLimits callers,
            Observer observer) {
        this.budgets = new CallerBudgets(callers, System::nanoTime);
        this.features = new Features(offer);
        Replicas replicas = offer.replicas();
        this.tasks = new Tasks(
                pool.apart(Tasks.MOST),
                Clock.systemUTC(),
                System::nanoTime,
                replicas.tasks().map(TaskSharing::started));
        this.sessions = new Sessions(replicas.seal());
        this.shared = replicas.sessions();
        this.relay = shared.map(known -> new SessionRelay(known, pool));
        this.inFlight = new InFlight(relay);
        this.questions = new OpenQuestions(relay);
        this.subscriptions = new SessionSubscriptions(features, shared);
        this.legacy = new LegacyEra(features, tasks, LegacyEra.HTTP_VERSIONS);
        this.dispatcher =
                new Dispatcher(new ModernEra(features, tasks, replicas), legacy, observer, Observer.Transport.TCP);
        this.pool = pool;
        this.keepAlive = keepAlive;
        clock.setRemoveOnCancelPolicy(true);
        this.streams = new HttpStreams(new Watcher(pool, listening.interval()), listening);
    }

    /**
     * Answers one POST; returns when the answer is complete.
     *
     * @throws IOException when the client has gone; the call is cancelled then
     */
    public void post(HttpPost post, HttpAnswer answer) throws IOException {
        MessageReader.Reading reading = post.message();
        if (reading instanceof MessageReader.Reading.Refused refused) {
            refuse(refused.id(), refused.problem(), post.requestId(), answer);
            return;
        }
        Message message = ((MessageReader.Reading.Read) reading).message();
        JsonNode id = message instanceof Request request ? request.id() : Wire.nothing();
        Era era = dispatcher.eraOf(message, post.headers());
        try {
            era.check(message, post.headers());
            if (message instanceof Request request) {
                request(era, request, post, answer);
            } else {
                if (message instanceof Response response) {
                    response(response, post);
                } else if (message.method().equals(Cancelled.METHOD)) {
                    cancel(Cancelled.requestId(message), post);
                }
                answer.accepted();
            }
        } catch (ProtocolException e) {
            refuse(id, e, post.requestId(), answer);
        }
    }

    /**
     * Opens the stream of a session; returns when it has ended. A session has one: an earlier one ends.
     *
     * @throws IOException when the client has gone
     */
    public void get(HttpGet get, HttpAnswer answer) throws IOException {
        try {
            legacy.checkVersion(get.headers());
            Session session =
                    sessions.of(get.headers(), get.caller().principal()).orElseThrow(ProtocolException::unknownSession);
            budgets.of(get.caller().principal(), get.address()).pay();
            EventStream events = new EventStream();
            Runnable look = look(session, get.caller(), events);
            streams.serve(
                    new HttpStreams.Open(
                            session, get.caller().principal(), get.until(), events, look, look, events::end),
                    answer);
        } catch (ProtocolException e) {
            refuse(Wire.nothing(), e, get.requestId(), answer);
        }
    }

    /** How many streams are open. */
    public int openStreams() {
        return streams.size();
    }

    /** How many tasks are kept. */
    public int tasks() {
        return tasks.size();
    }

    /** Ends the streams that stay open: the gateway takes no more work. */
    public void endStreams() {
        streams.close();
    }

    /** Ends the tasks: they end with this process, and replicas are told. Nothing of theirs is looked for any more. */
    public void endTasks() {
        tasks.close();
        clock.shutdownNow();
        relay.ifPresent(SessionRelay::close);
    }

    /** Cancels every running request and task: the gateway stops. */
    public void cancelAll() {
        inFlight.cancelAll();
        tasks.cancelAll();
    }

    private void request(Era era, Request request, HttpPost post, HttpAnswer answer)
            throws ProtocolException, IOException {
        InFlight.Key key = new InFlight.Key(connection(post), request.id());
        Cancellation cancellation = inFlight.start(key)
                .orElseThrow(() -> ProtocolException.invalidRequest("A request with this id is still running."));
        try {
            CallerBudget budget = budgets.of(post.caller().principal(), post.address());
            HttpAnswer counted = new CountedAnswer(answer, budget::sent);
            if (era.listens(request)) {
                budget.pay();
                listen(request, cancellation, post, counted);
            } else if (era.slow(request)) {
                CallerBudget.Running running = budget.begin();
                try {
                    call(era, request, cancellation, post, counted);
                } finally {
                    running.close();
                }
            } else {
                Dispatcher.Answer result = dispatcher.answer(era, request, peer(post, event -> {}), cancellation);
                Map<String, String> headers = era.opensSession(request) ? session(post, request) : Map.of();
                answer.json(result.httpStatus(), headers, Wire.text(result.message()));
            }
        } finally {
            inFlight.end(key, cancellation);
        }
    }

    private void call(Era era, Request request, Cancellation cancellation, HttpPost post, HttpAnswer answer)
            throws IOException {
        HttpCallWriter writer =
                new HttpCallWriter(request, post.requestId(), cancellation, keepAlive, post.takesEvents(), answer);
        HttpCall call = new HttpCall(cancellation, writer, pool);
        call.run(
                clock,
                keepAlive,
                () -> dispatcher.answer(era, request, peer(post, call::send), cancellation),
                () -> dispatcher.busy(request, post.requestId()));
    }

    private void listen(Request request, Cancellation cancellation, HttpPost post, HttpAnswer answer)
            throws ProtocolException, IOException {
        if (!post.takesEvents()) {
            throw ProtocolException.invalidRequest(
                    request.method() + " needs an Accept header with text/event-stream.");
        }
        ListenRequest listen = ListenRequest.of(request, features);
        EventStream events = new EventStream();
        Runnable look =
                () -> listen.look(post.caller(), (method, params) -> events.offer(listen.notification(method, params)));
        Cancellation.Registration registration = cancellation.onCancel(events::end);
        try {
            streams.serve(
                    new HttpStreams.Open(
                            new Object(),
                            post.caller().principal(),
                            post.until(),
                            events,
                            () -> events.offer(listen.begin(post.caller())),
                            look,
                            () -> events.end(listen.end())),
                    answer);
        } finally {
            registration.close();
        }
    }

    /** A look that tells a session's stream what has changed, and ends it when a later one is open at another replica. */
    private Runnable look(Session session, Identity caller, EventStream events) {
        Subscriptions wanted = subscriptions.of(session);
        Optional<LatestStream> latest = shared.map(known -> new LatestStream(known, session));
        return () -> {
            try {
                if (latest.isPresent() && !latest.get().is()) {
                    events.end();
                } else {
                    wanted.look(caller, (method, params) -> events.offer(Wire.notification(method, params)));
                }
            } catch (RuntimeException e) {
                LOG.warn("What a session is to be told of is not known now; it is looked again", e);
            }
        };
    }

    private void response(Response response, HttpPost post) throws ProtocolException {
        if (!questions.answer(connection(post), response)
                && !elsewhere(post, (known, session) -> known.answer(session, response))) {
            throw ProtocolException.unasked();
        }
    }

    /** A request that is not known here may have ended, or run at another replica. */
    private void cancel(JsonNode id, HttpPost post) throws ProtocolException {
        if (!inFlight.cancel(new InFlight.Key(connection(post), id)) && Identifier.accepted(id)) {
            elsewhere(post, (known, session) -> known.cancel(session, id));
        }
    }

    /** Tells other replicas, which costs as much as a call; false when there is none that this can be told. */
    private boolean elsewhere(HttpPost post, BiPredicate<SessionRelay, Session> message) throws ProtocolException {
        Principal caller = post.caller().principal();
        Optional<Session> session = relay.flatMap(known -> sessions.of(post.headers(), caller));
        if (session.isEmpty()) {
            return false;
        }
        budgets.of(caller, post.address()).pay();
        try {
            return message.test(relay.orElseThrow(), session.get());
        } catch (RuntimeException e) {
            throw Incident.problem(LOG, "Another replica cannot be told", e);
        }
    }

    private Map<String, String> session(HttpPost post, Request initialize) {
        Set<Capability> declared = Capability.declaredIn(initialize.params().path("capabilities"));
        return Map.of(Sessions.HEADER, sessions.name(post.caller().principal(), declared));
    }

    /** A client that takes no events cannot be asked, whatever it declared: there is no way to bring it the question. */
    private Peer peer(HttpPost post, Consumer<ObjectNode> send) {
        Principal caller = post.caller().principal();
        Optional<Session> session = Sessions.said(post.headers(), caller);
        Optional<Set<Capability>> declared = session.flatMap(named -> sessions.declared(caller, named.id()));
        return new Peer(
                Operation.unobserved(post.requestId()),
                post.caller(),
                connection(post),
                Optional.of(post.headers()),
                post.takesEvents() ? declared.orElse(Set.of()) : Set.of(),
                () -> declared.map(known -> subscriptions.of(session.orElseThrow())),
                questions,
                send);
    }

    /** Whose ids these are. Without a session, a request cannot be named by another. */
    private Object connection(HttpPost post) {
        return Sessions.said(post.headers(), post.caller().principal())
                .<Object>map(named -> named)
                .orElseGet(Object::new);
    }

    private void refuse(JsonNode id, ProtocolException problem, String requestId, HttpAnswer answer)
            throws IOException {
        answer.json(problem.httpStatus(), problem.httpHeaders(), Wire.text(dispatcher.refused(id, problem, requestId)));
    }
}
