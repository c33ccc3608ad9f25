package io.kestramcp.scenario;

import io.kestramcp.scenario.McpCaller.Answer;
import io.kestramcp.tools.GeneratedTools;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;

/**
 * The real Kestra that the build was given: {@code mvn verify -Pkestra -Dkestra.url=… -Dkestra.username=…
 * -Dkestra.password=…}, or {@code -Dkestra.token=…}; with {@code -Dkestra.tenant=…} where it is not {@code main}.
 */
record RealKestra(URI address, Map<String, String> settings) {
    /** What answers there: the API line and the edition, {@code OSS} or {@code EE}. */
    record Kind(String line, String edition) {}

    /** The Kestra, when there is one. */
    static Optional<RealKestra> given() {
        String url = property("kestra.url");
        if (url.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> settings = new HashMap<>();
        settings.put("KESTRA_MCP_TOOLSETS", "all");
        settings.put("KESTRA_USERNAME", property("kestra.username"));
        settings.put("KESTRA_PASSWORD", property("kestra.password"));
        settings.put("KESTRA_API_TOKEN", property("kestra.token"));
        settings.put("KESTRA_TENANT_ID", property("kestra.tenant"));
        return Optional.of(new RealKestra(URI.create(url), settings));
    }

    /** Which Kestra it is, as it says itself. */
    static Kind kind(McpCaller client) throws IOException, InterruptedException {
        Answer info = client.ok("get_instance_info", "{}");
        return new Kind(info.string("api_line"), info.string("edition"));
    }

    /**
     * Tries a scenario, in namespaces of its own, where Kestra remembers nothing of earlier ones, and deletes what it
     * left. A scenario that calls a tool which this Kestra lacks is aborted there, with the reason.
     */
    static void run(Kind kind, McpCaller client, Trial scenario) throws Exception {
        McpCaller confined =
                client.confinedTo("mcpscenario" + UUID.randomUUID().toString().substring(0, 8));
        try (Leftovers leftovers = new Leftovers(confined)) {
            scenario.run(confined.heardBy(leftovers).heardBy(new McpCaller.Listener() {
                @Override
                public void unknown(String tool) {
                    Assumptions.assumeTrue(
                            GeneratedTools.catalog().find(tool).isEmpty(),
                            () -> "This Kestra is " + kind.edition() + " " + kind.line() + ": it has no " + tool + ".");
                }
            }));
        }
    }

    /** What is tried with a client. */
    @FunctionalInterface
    interface Trial {
        void run(McpCaller client) throws Exception;
    }

    private static String property(String name) {
        String value = System.getProperty(name, "");
        return value.startsWith("${") ? "" : value;
    }
}
