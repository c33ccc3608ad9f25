package io.kestramcp.bench;

import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Calls that wait for Kestra, many at a time: what a gateway does most of its day. See bench/README.md. */
public final class SlowCalls {
    private static final int CALLS = 100;
    private static final int ROUNDS = 5;
    private static final Duration DELAY = Duration.ofSeconds(1);

    private final HttpClient client = HttpClient.newHttpClient();
    private final GatewayProcess gateway;

    private SlowCalls(GatewayProcess gateway) {
        this.gateway = gateway;
    }

    /** Measures, and prints. Exit code 0 when every call was answered, however long it took. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        out.printf(
                "%s %s, %s %s, %d processors%n",
                System.getProperty("java.vm.name"),
                Runtime.version(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
        try (Sandbox kestra = Sandbox.start(SandboxOptions.of("2.0"));
                SlowKestra slow = new SlowKestra(kestra.baseUri(), "/flows/search", DELAY);
                GatewayProcess gateway = new GatewayProcess(slow.address())) {
            SlowCalls bench = new SlowCalls(gateway);
            bench.call(0).join();
            for (int round = 1; round <= ROUNDS; round++) {
                bench.round(round, out);
            }
        }
        // The sandbox and the HTTP client keep threads.
        System.exit(0);
    }

    private void round(int round, PrintStream out) throws IOException, InterruptedException {
        long start = System.nanoTime();
        List<CompletableFuture<Long>> calls = new ArrayList<>();
        for (int id = 1; id <= CALLS; id++) {
            calls.add(call(id));
        }
        Thread.sleep(DELAY.toMillis() / 2);
        int threads = gateway.systemThreads();
        long[] millis = calls.stream().mapToLong(CompletableFuture::join).toArray();
        long total = (System.nanoTime() - start) / 1_000_000;
        Arrays.sort(millis);
        out.printf(
                "round %d: %d calls of %d ms in %d ms; each: median %d, 95 %% %d, 99 %% %d, longest %d ms;"
                        + " %d threads of the system half-way%n",
                round,
                CALLS,
                DELAY.toMillis(),
                total,
                at(millis, 50),
                at(millis, 95),
                at(millis, 99),
                millis[CALLS - 1],
                threads);
    }

    private static long at(long[] sorted, int percent) {
        return sorted[Math.max(0, sorted.length * percent / 100 - 1)];
    }

    /** One call of a tool; gives its milliseconds, and fails when it is not answered with a result. */
    private CompletableFuture<Long> call(int id) {
        long start = System.nanoTime();
        URI endpoint = gateway.endpoint();
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2025-11-25")
                .POST(BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"id\":" + id
                        + ",\"method\":\"tools/call\",\"params\":{\"name\":\"search_flows\",\"arguments\":{}}}"))
                .build();
        return client.sendAsync(request, BodyHandlers.ofString()).thenApply(response -> sinceAnswered(start, response));
    }

    private static long sinceAnswered(long start, HttpResponse<String> response) {
        if (response.statusCode() != 200 || !response.body().contains("\"isError\":false")) {
            throw new IllegalStateException("HTTP " + response.statusCode() + ": " + response.body());
        }
        return (System.nanoTime() - start) / 1_000_000;
    }
}
