package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import io.kestramcp.store.PostgresServer;
import io.kestramcp.store.SilentLine;
import io.kestramcp.store.StoreLocation;
import io.kestramcp.vault.NewKey;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A gateway that stops while its store takes connections and says nothing. */
class StopWithoutStoreTest {
    @BeforeAll
    static void needsTheSandbox() {
        GatewayTest.assumeSandbox();
    }

    /** Were each task to wait for the store in its turn, this would take minutes. */
    @Test
    @Timeout(90)
    void its_tasks_end_and_it_ends_without_the_store() throws Exception {
        StoreLocation.Postgres store = PostgresServer.freshLocation();
        URI server = URI.create(store.url().substring("jdbc:".length()));
        try (SilentLine line = new SilentLine(server.getPort());
                Sandbox kestra = Sandbox.start(SandboxOptions.of("2.0").withSpeed(GatewayTest.SPEED))) {
            Map<String, String> settings = Map.of(
                    "KESTRA_MCP_TOOLSETS",
                    "all",
                    "KESTRA_MCP_STORE",
                    store.url().replace(":" + server.getPort(), ":" + line.port()),
                    "ENCRYPTION_KEYS",
                    NewKey.create(Clock.systemUTC()).reveal());
            GatewayTest.run(kestra, kestra.baseUri(), settings, (gateway, none, client) -> {
                Flows.save(client, Flows.SLOW);
                for (int count = 0; count < 8; count++) {
                    ReplicasTest.task(client, Flows.start(client, "slow", "{}"));
                }
                assertThat(gateway.tasks()).isEqualTo(8);
                line.fallSilent();
            });
        }
    }
}
