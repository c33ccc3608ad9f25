package io.kestramcp.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can happen to the gateway's own process. */
class ProcessFaultsTest {
    private static final int CALLS = 20;

    @TempDir
    private Path directory;

    private static Map<String, String> settings(URI kestra) {
        return Map.of(
                "KESTRA_BASE_URL", kestra.toString(),
                "KESTRA_USERNAME", SandboxOptions.DEMO_USERNAME,
                "KESTRA_PASSWORD", SandboxOptions.DEMO_PASSWORD);
    }

    private static HttpRequest call(GatewayChild gateway) {
        return HttpRequest.newBuilder(gateway.endpoint())
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
                        + "{\"name\":\"search_flows\",\"arguments\":{}}}"))
                .build();
    }

    @Test
    void out_of_file_descriptors_it_lives_and_serves_again_when_there_are_some() throws Exception {
        try (Sandbox kestra = Sandbox.start(SandboxOptions.of("2.0"));
                GatewayChild gateway = new GatewayChild(settings(kestra.baseUri()), directory.resolve("log"), 250)) {
            List<Socket> many = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                many.add(connection(gateway.port()));
            }
            for (Socket each : many) {
                each.close();
            }
            Instant end = Instant.now().plusSeconds(60);
            int status = 0;
            while (status != 200 && Instant.now().isBefore(end)) {
                status = status(gateway);
            }
            assertThat(status).isEqualTo(200);
        }
    }

    /** One that may wait to be accepted for as long as it likes. */
    private static Socket connection(int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        } catch (IOException full) {
            // No room to wait either: that is what is wanted.
        }
        return socket;
    }

    private static int status(GatewayChild gateway) throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                    .send(call(gateway), BodyHandlers.ofString())
                    .statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    @Test
    void stopped_under_load_it_answers_every_call_that_it_took() throws Exception {
        CountDownLatch taken = new CountDownLatch(CALLS);
        CountDownLatch stopping = new CountDownLatch(1);
        try (Sandbox kestra = Sandbox.start(SandboxOptions.of("2.0"));
                FaultyKestra front = new FaultyKestra(kestra.baseUri(), () -> {
                    if (stopping.getCount() > 0) {
                        return KestraFault.NONE;
                    }
                    taken.countDown();
                    return KestraFault.SLOW;
                });
                GatewayChild gateway = new GatewayChild(settings(front.address()), directory.resolve("log"))) {
            HttpClient http = HttpClient.newHttpClient();
            assertThat(http.send(call(gateway), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
            stopping.countDown();
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                answers.add(http.sendAsync(call(gateway), BodyHandlers.ofString()));
            }
            assertThat(taken.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(gateway.stop()).isTrue();
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                assertThat(answer.get(30, TimeUnit.SECONDS).body()).contains("\"isError\":false");
            }
        }
    }
}
