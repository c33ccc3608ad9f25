package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.balancer.BalancedGateways;
import io.kestramcp.balancer.Balancer;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two gateways in processes of their own behind a balancer, one of which ends while calls come in. */
class BalancedFaultsTest {
    private static final int CALLERS = 4;
    private static final int CALLS = 25;

    @TempDir
    private Path directory;

    @BeforeAll
    static void needsTheSandbox() {
        GatewayTest.assumeSandbox();
    }

    /** What became of the calls of some callers, each of whom calls again as soon as he has an answer. */
    private static final class Load implements AutoCloseable {
        private static final AtomicInteger IDS = new AtomicInteger();

        private final List<Integer> statuses = new CopyOnWriteArrayList<>();
        private final CountDownLatch before = new CountDownLatch(CALLERS * CALLS);
        private final CountDownLatch after = new CountDownLatch(CALLERS * CALLS);
        private final List<Thread> callers = new ArrayList<>();
        private volatile boolean ended;
        private volatile boolean going = true;

        Load(int port) throws Exception {
            for (int number = 0; number < CALLERS; number++) {
                McpCaller client = new McpCaller(URI.create("http://127.0.0.1:" + port + "/mcp"));
                McpCaller caller = client.with("Mcp-Session-Id", session(client));
                Thread thread = new Thread(() -> callAgainAndAgain(caller), "caller-" + number);
                callers.add(thread);
                thread.start();
            }
        }

        private void callAgainAndAgain(McpCaller caller) {
            while (going) {
                statuses.add(status(caller));
                (ended ? after : before).countDown();
            }
        }

        private static int status(McpCaller caller) {
            try {
                HttpResponse<String> answer = caller.post("{\"jsonrpc\":\"2.0\",\"id\":" + IDS.incrementAndGet()
                        + ",\"method\":\"tools/call\",\"params\":{\"name\":\"get_instance_info\",\"arguments\":{}}}");
                return answer.statusCode() == 200 && !answer.body().contains("\"isError\":false")
                        ? -1
                        : answer.statusCode();
            } catch (IOException broken) {
                return 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return -1;
            }
        }

        private static String session(McpCaller client) throws Exception {
            HttpResponse<String> answer =
                    client.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":"
                            + "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},"
                            + "\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.headers().firstValue("Mcp-Session-Id").orElseThrow();
        }

        void hasBegun() throws InterruptedException {
            assertThat(before.await(60, TimeUnit.SECONDS)).isTrue();
        }

        /** One has ended; waits until the other has answered for a while. */
        List<Integer> othersGoOn() throws InterruptedException {
            ended = true;
            assertThat(after.await(60, TimeUnit.SECONDS)).isTrue();
            close();
            for (Thread caller : callers) {
                caller.join(60_000);
            }
            return statuses;
        }

        @Override
        public void close() {
            going = false;
        }
    }

    private interface Ending {
        void of(ServedProcess gateway) throws Exception;
    }

    private List<Integer> statuses(Balancer.Kind kind, Ending ending) throws Exception {
        Balancer.assumeInstalled(kind);
        int port = BalancedGateways.freePort();
        Map<String, String> settings = BalancedGateways.settings(port);
        try (Sandbox kestra = Sandbox.start(SandboxOptions.of("2.0"))) {
            settings.put("KESTRA_BASE_URL", kestra.baseUri().toString());
            settings.put("KESTRA_USERNAME", SandboxOptions.DEMO_USERNAME);
            settings.put("KESTRA_PASSWORD", SandboxOptions.DEMO_PASSWORD);
            try (ServedProcess first = new ServedProcess(settings);
                    ServedProcess second = new ServedProcess(settings)) {
                List<Integer> ports =
                        List.of(first.address().getPort(), second.address().getPort());
                for (int each : ports) {
                    BalancedGateways.awaitReady(each);
                }
                try (Balancer balancer = Balancer.start(kind, directory, port, ports);
                        Load load = new Load(balancer.address().getPort())) {
                    load.hasBegun();
                    ending.of(first);
                    return load.othersGoOn();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Balancer.Kind.class)
    void when_one_is_killed_only_the_calls_that_it_had_are_lost_and_sessions_live(Balancer.Kind kind) throws Exception {
        List<Integer> statuses = statuses(kind, ServedProcess::close);
        // HAProxy closes the client's connection where nginx says 502.
        List<Integer> lost = statuses.stream().filter(status -> status != 200).toList();
        assertThat(lost).allMatch(Set.of(0, 502)::contains);
        assertThat(lost)
                .as("what each caller waited for, and what came in while the process died")
                .hasSizeLessThanOrEqualTo(3 * CALLERS);
        assertThat(statuses.subList(statuses.size() - CALLERS * CALLS / 2, statuses.size()))
                .containsOnly(200);
    }

    @ParameterizedTest
    @EnumSource(Balancer.Kind.class)
    void when_one_is_stopped_no_call_is_lost(Balancer.Kind kind) throws Exception {
        List<Integer> statuses = statuses(kind, gateway -> {
            gateway.terminate();
            gateway.ended();
        });
        assertThat(statuses).containsOnly(200);
    }
}
