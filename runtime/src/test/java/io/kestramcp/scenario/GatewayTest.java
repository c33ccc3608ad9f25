package io.kestramcp.scenario;

import io.kestramcp.cli.Assembly;
import io.kestramcp.cli.Doors;
import io.kestramcp.config.Settings;
import io.kestramcp.config.SettingsException;
import io.kestramcp.config.SettingsReader;
import io.kestramcp.http.GatewayServer;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * The front door: a real gateway over HTTP, wired as {@code serve} wires it, in front of a sandbox. No call has to be
 * confirmed unless a scenario sets {@code KESTRA_MCP_CONFIRM}: that has scenarios of its own, {@link ConfirmationTest}.
 * Nor is it counted how often a caller calls: a scenario calls in a second what a person does in an hour.
 */
final class GatewayTest {
    /** The API lines that every scenario is tried on. */
    static final List<String> LINES = List.of("1.3", "2.0");
    /** A minute of the sandbox's tasks and schedules takes 60 ms. */
    static final double SPEED = 1000;

    private static final Map<String, String> EVERY_TOOL = Map.of("KESTRA_MCP_TOOLSETS", "all");
    private static final String OSS = "OSS";
    private static final String EE = "EE";

    private GatewayTest() {}

    /** One scenario. */
    @FunctionalInterface
    interface Scenario {
        void run(GatewayServer gateway, Sandbox kestra, McpCaller client) throws Exception;
    }

    /**
     * Runs a scenario with every tool on: on both API lines of the sandbox or, when the build was given one (profile
     * {@code kestra}), on a real Kestra, in namespaces of its own; there {@code kestra} is null.
     */
    static void run(Scenario scenario) throws Exception {
        if (RealKestra.given().isPresent()) {
            runOnReal(RealKestra.given().get(), false, scenario);
        } else {
            runOnSandbox(scenario);
        }
    }

    /**
     * Runs a scenario of the Enterprise Edition: on both API lines of the sandbox, which answers that edition's own
     * operations from the contract alone, or on the real Kestra when it is of that edition.
     */
    static void runEnterprise(Scenario scenario) throws Exception {
        if (RealKestra.given().isPresent()) {
            runOnReal(RealKestra.given().get(), true, scenario);
        } else {
            runEnterpriseOnSandbox(scenario);
        }
    }

    /** Runs a scenario that looks at the requests which Kestra got, as only the sandbox can show. */
    static void runOnSandbox(Scenario scenario) throws Exception {
        for (String line : LINES) {
            run(line, EVERY_TOOL, scenario);
        }
    }

    /** Likewise, with the operations of the Enterprise Edition. */
    static void runEnterpriseOnSandbox(Scenario scenario) throws Exception {
        for (String line : LINES) {
            runOnSandbox(line, EE, SandboxOptions.of(line).withEnterprise(), EVERY_TOOL, scenario);
        }
    }

    /** Runs a scenario on one API line of the sandbox, with further settings by their names in the environment. */
    static void run(String line, Map<String, String> settings, Scenario scenario) throws Exception {
        runOnSandbox(line, OSS, SandboxOptions.of(line), settings, scenario);
    }

    /** Runs a scenario with the gateway in front of whatever answers at an address. */
    static void run(Sandbox kestra, URI address, Map<String, String> settings, Scenario scenario) throws Exception {
        Settings read = settings(address, settings);
        try (Assembly assembly = new Assembly(read);
                Doors doors = new Doors(read, assembly)) {
            GatewayServer gateway = doors.server();
            doors.start();
            scenario.run(gateway, kestra, new McpCaller(URI.create("http://127.0.0.1:" + gateway.port() + "/mcp")));
        }
    }

    /** One that looks at the gateway from the platform's side. */
    @FunctionalInterface
    interface ManagedScenario {
        void run(ManagementPort platform, Sandbox kestra, McpCaller client) throws Exception;
    }

    /** Runs a scenario on one API line of the sandbox, with the management port open. */
    static void runManaged(String line, Map<String, String> settings, ManagedScenario scenario) throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.of(line).withSpeed(SPEED))) {
            runManaged(sandbox, sandbox.baseUri(), settings, scenario);
        }
    }

    /** Likewise, with the gateway in front of whatever answers at an address. */
    static void runManaged(Sandbox kestra, URI address, Map<String, String> settings, ManagedScenario scenario)
            throws Exception {
        Map<String, String> managed = new HashMap<>(settings);
        managed.put("KESTRA_MCP_MANAGEMENT_PORT", "0");
        Settings read = settings(address, managed);
        try (Assembly assembly = new Assembly(read);
                Doors doors = new Doors(read, assembly)) {
            doors.start();
            scenario.run(
                    new ManagementPort(doors.management().orElseThrow().port()),
                    kestra,
                    new McpCaller(
                            URI.create("http://127.0.0.1:" + doors.server().port() + "/mcp")));
        }
    }

    /** Aborts the test when the build was given a real Kestra. */
    static void assumeSandbox() {
        Assumptions.assumeTrue(
                RealKestra.given().isEmpty(), "Only the sandbox can show this: what it got, or what it is set to.");
    }

    private static void runOnSandbox(
            String line, String edition, SandboxOptions options, Map<String, String> settings, Scenario scenario)
            throws Exception {
        assumeSandbox();
        ScenarioRun record = new ScenarioRun(line, edition);
        try (Sandbox sandbox = Sandbox.start(options.withSpeed(SPEED))) {
            run(
                    sandbox,
                    sandbox.baseUri(),
                    settings,
                    (gateway, kestra, client) -> scenario.run(gateway, kestra, client.heardBy(record)));
        }
        record.save();
    }

    private static void runOnReal(RealKestra real, boolean enterprise, Scenario scenario) throws Exception {
        run(null, real.address(), real.settings(), (gateway, none, client) -> {
            RealKestra.Kind kind = RealKestra.kind(client);
            Assumptions.assumeTrue(
                    !enterprise || kind.edition().equals(EE),
                    () -> "This Kestra is " + kind.edition() + ", and the scenario is about the Enterprise Edition.");
            ScenarioRun record = new ScenarioRun(kind.line(), kind.edition());
            RealKestra.run(kind, client, caller -> scenario.run(gateway, none, caller.heardBy(record)));
            record.save();
        });
    }

    private static Settings settings(URI address, Map<String, String> further) throws SettingsException {
        Map<String, String> environment = new HashMap<>(Map.of(
                "KESTRA_BASE_URL",
                address.toString(),
                "KESTRA_USERNAME",
                SandboxOptions.DEMO_USERNAME,
                "KESTRA_PASSWORD",
                SandboxOptions.DEMO_PASSWORD,
                "KESTRA_MCP_PORT",
                "0",
                "KESTRA_MCP_CONFIRM",
                "never",
                "KESTRA_MCP_CALLS_PER_MINUTE",
                "0"));
        environment.putAll(further);
        environment.values().removeIf(String::isEmpty);
        return SettingsReader.read(Map.of(), environment, Optional.empty());
    }
}
