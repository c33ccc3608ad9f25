package io.kestramcp.conformance;

import io.kestramcp.config.ServerSettings;
import io.kestramcp.config.Transport;
import io.kestramcp.http.GatewayServer;
import io.kestramcp.http.HttpLimits;
import io.kestramcp.mcp.About;
import io.kestramcp.mcp.CompletionSource;
import io.kestramcp.mcp.CompletionSource.Completion;
import io.kestramcp.mcp.Offer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The gateway's real HTTP server with what the protocol's conformance suite asks for. */
final class ConformanceServer {
    private ConformanceServer() {}

    /** A server on a free port; to be closed. */
    static GatewayServer start() throws IOException {
        GatewayServer server = new GatewayServer(
                new ServerSettings(Transport.HTTP, "127.0.0.1", 0, List.of(), List.of(), 1024 * 1024),
                HttpLimits.standard(),
                offer(),
                List::of);
        server.start();
        return server;
    }

    /** Everything that the suite calls by name. */
    static Offer offer() {
        return new Offer(
                new About("conformance", "Conformance", "1.0.0", "Fixtures of the conformance suite."),
                new SuiteTools(),
                Optional.of(new SuiteResources()),
                Optional.of(new SuitePrompts()),
                Optional.of(ConformanceServer::complete),
                true);
    }

    private static Completion complete(CompletionSource.Request request) {
        String typed = request.value();
        return new Completion(List.of(typed + "-0", typed + "-1", typed + "-2"), 7);
    }
}
