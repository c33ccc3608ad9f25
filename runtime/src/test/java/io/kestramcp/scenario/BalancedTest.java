package io.kestramcp.scenario;

import io.kestramcp.balancer.BalancedGateways;
import io.kestramcp.balancer.Balancer;
import io.kestramcp.conformance.Caller;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Two gateways of one sandbox behind each of the balancers in turn, which sends one request here and the next one there. */
@ParameterizedClass
@EnumSource(Balancer.Kind.class)
abstract class BalancedTest {
    @Parameter
    protected Balancer.Kind kind;

    @TempDir
    protected Path directory;

    protected Sandbox kestra;
    protected BalancedGateways gateways;
    /** A client that has no session. */
    protected McpCaller client;

    @BeforeAll
    static void needsTheSandbox() {
        GatewayTest.assumeSandbox();
    }

    @BeforeEach
    void start() throws Exception {
        Balancer.assumeInstalled(kind);
        kestra = Sandbox.start(options().withSpeed(GatewayTest.SPEED));
        gateways = new BalancedGateways(kind, directory, settings());
        client = new McpCaller(URI.create(gateways.address() + "/mcp"));
    }

    /** What Kestra is. */
    protected SandboxOptions options() {
        return SandboxOptions.of("2.0");
    }

    /** What is set besides that they are replicas. */
    protected Map<String, String> settings() throws Exception {
        return new HashMap<>(Map.of(
                "KESTRA_BASE_URL",
                kestra.baseUri().toString(),
                "KESTRA_USERNAME",
                SandboxOptions.DEMO_USERNAME,
                "KESTRA_PASSWORD",
                SandboxOptions.DEMO_PASSWORD,
                "KESTRA_MCP_TOOLSETS",
                "all"));
    }

    @AfterEach
    void stop() throws Exception {
        if (gateways != null) {
            gateways.close();
        }
        if (kestra != null) {
            kestra.close();
        }
    }

    /** Which gateway answered. */
    protected static String servedBy(HttpResponse<?> response) {
        return response.headers().firstValue(Balancer.SERVED_BY).orElseThrow();
    }

    /** A client of 2025-11-25 that has initialized. */
    protected Caller session(String capabilities) throws Exception {
        return Caller.legacy(gateways.port(), capabilities);
    }

    /** Sends any message. */
    protected static HttpResponse<String> send(Caller caller, String message) throws Exception {
        return caller.http().send(caller.raw(message).build(), BodyHandlers.ofString());
    }

    /** The id of an execution that goes on for longer than any test. */
    protected String running() throws Exception {
        Flows.save(client, Flows.SLOW);
        String id = Flows.start(client, "slow", "{}");
        Flows.await(client, id, "RUNNING");
        return id;
    }
}
