package io.kestramcp.conformance;

import io.kestramcp.config.ServerSettings;
import io.kestramcp.config.Transport;
import io.kestramcp.http.GatewayServer;
import io.kestramcp.http.HttpLimits;
import io.kestramcp.http.Patience;
import io.kestramcp.mcp.About;
import io.kestramcp.mcp.CallerLimits;
import io.kestramcp.mcp.CompletionSource;
import io.kestramcp.mcp.CompletionSource.Completion;
import io.kestramcp.mcp.ListenLimits;
import io.kestramcp.mcp.Offer;
import io.kestramcp.mcp.Replicas;
import io.kestramcp.mcp.Scope;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The gateway's real HTTP server with what the protocol's conformance suite asks for. */
final class ConformanceServer implements AutoCloseable {
    /** Changes are told at once: the suite waits less than a second. */
    static final ListenLimits LISTENING = new ListenLimits(20, 4, Duration.ofMillis(50), Duration.ofMillis(50));

    final SuitePrompts prompts = new SuitePrompts();
    final SuiteTools tools = new SuiteTools(prompts);
    final SuiteResources resources = new SuiteResources();
    private final GatewayServer server;

    /** A server on a free port. */
    ConformanceServer() throws IOException {
        this(Replicas.none());
    }

    /** Likewise, with what it shares with others. */
    ConformanceServer(Replicas replicas) throws IOException {
        server = new GatewayServer(
                new ServerSettings(Transport.HTTP, "127.0.0.1", 0, List.of(), List.of(), 1024 * 1024),
                new HttpLimits(
                        256,
                        Duration.ofMillis(500),
                        LISTENING,
                        CallerLimits.NONE,
                        Patience.standard(),
                        0,
                        Duration.ofSeconds(10)),
                offer(tools, resources, prompts).sharedBy(replicas),
                List::of);
        server.start();
    }

    int port() {
        return server.port();
    }

    /** Waits until it has noticed that every stream is gone. */
    void awaitNoStream() {
        Instant end = Instant.now().plusSeconds(30);
        while (server.openStreams() > 0) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError(server.openStreams() + " streams are open still");
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** Everything that the suite calls by name. */
    static Offer offer() {
        SuitePrompts prompts = new SuitePrompts();
        return offer(new SuiteTools(prompts), new SuiteResources(), prompts);
    }

    static Offer offer(SuiteTools tools, SuiteResources resources, SuitePrompts prompts) {
        return new Offer(
                new About("conformance", "Conformance", "1.0.0", "Fixtures of the conformance suite."),
                tools,
                Optional.of(resources),
                Optional.of(prompts),
                Optional.of(ConformanceServer::complete),
                true);
    }

    private static Optional<Completion> complete(CompletionSource.Request request, Scope scope) {
        String typed = request.value();
        return Optional.of(new Completion(List.of(typed + "-0", typed + "-1", typed + "-2"), OptionalInt.of(7), true));
    }
}
