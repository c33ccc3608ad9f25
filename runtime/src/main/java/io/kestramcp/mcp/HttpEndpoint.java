package io.kestramcp.mcp;

import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.Cancellation;
import io.kestramcp.mcp.Message.Request;
import io.kestramcp.mcp.Message.Response;
import io.kestramcp.observe.Observer;
import io.kestramcp.observe.Operation;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** MCP over Streamable HTTP, both eras, behind whatever HTTP server. Thread-safe. */
public final class HttpEndpoint {
    private static final String SESSION = "Mcp-Session-Id";

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
    private final InFlight inFlight = new InFlight();
    private final OpenQuestions questions = new OpenQuestions();

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
                pool.apart(Tasks.MOST), Clock.systemUTC(), replicas.tasks().map(TaskSharing::started));
        this.sessions = new Sessions(replicas.seal());
        this.subscriptions = new SessionSubscriptions(features);
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
        MessageReader.Reading reading = MessageReader.read(post.body());
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
                    questions.answer(connection(post), response);
                } else {
                    notification(message, post);
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
            Session session = session(get.headers(), get.caller().principal())
                    .filter(named -> sessions.declared(get.caller().principal(), named.id())
                            .isPresent())
                    .orElseThrow(ProtocolException::unknownSession);
            Subscriptions wanted = subscriptions.of(get.caller().principal(), session.id());
            EventStream events = new EventStream();
            Runnable look = () ->
                    wanted.look(get.caller(), (method, params) -> events.offer(Wire.notification(method, params)));
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

    /** Ends the tasks: they end with this process, and replicas are told. */
    public void endTasks() {
        tasks.close();
        clock.shutdownNow();
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

    private void notification(Message message, HttpPost post) {
        if (message.method().equals(Cancelled.METHOD)) {
            inFlight.cancel(new InFlight.Key(connection(post), Cancelled.requestId(message)));
        }
    }

    private Map<String, String> session(HttpPost post, Request initialize) {
        Set<Capability> declared = Capability.declaredIn(initialize.params().path("capabilities"));
        return Map.of(SESSION, sessions.name(post.caller().principal(), declared));
    }

    /** A client that takes no events cannot be asked, whatever it declared: there is no way to bring it the question. */
    private Peer peer(HttpPost post, Consumer<ObjectNode> send) {
        Principal caller = post.caller().principal();
        Optional<Session> session = session(post.headers(), caller);
        Optional<Set<Capability>> declared = session.flatMap(named -> sessions.declared(caller, named.id()));
        return new Peer(
                Operation.unobserved(post.requestId()),
                post.caller(),
                connection(post),
                Optional.of(post.headers()),
                post.takesEvents() ? declared.orElse(Set.of()) : Set.of(),
                () -> declared.map(
                        known -> subscriptions.of(caller, session.orElseThrow().id())),
                questions,
                send);
    }

    /** Whose ids these are. Without a session, a request cannot be named by another. */
    private Object connection(HttpPost post) {
        return session(post.headers(), post.caller().principal())
                .<Object>map(named -> named)
                .orElseGet(Object::new);
    }

    /** A session is only a name that the client's later requests carry: it grants nothing, and counts together with the caller alone. */
    private static Optional<Session> session(HttpHeaders headers, Principal caller) {
        List<String> names = headers.all(SESSION);
        return names.size() == 1
                ? Optional.of(new Session(caller.issuer(), caller.subject(), names.get(0)))
                : Optional.empty();
    }

    private record Session(String issuer, String subject, String id) {}

    private void refuse(JsonNode id, ProtocolException problem, String requestId, HttpAnswer answer)
            throws IOException {
        answer.json(problem.httpStatus(), problem.httpHeaders(), Wire.text(dispatcher.refused(id, problem, requestId)));
    }
}
