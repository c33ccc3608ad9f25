package io.kestramcp.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sandbox answers before any operation is asked: who may, where, and with which types. */
class SandboxHttpTest {
    @ParameterizedTest
    @CsvSource({"1.3, 1.3.25", "2.0, 2.0.0-SNAPSHOT"})
    void versionIsToldToAnyone(String line, String version) throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.of(line))) {
            HttpResponse<String> answer = anonymous(sandbox, "/api/v1/configs");

            assertThat(JsonParser.parseString(answer.body())
                            .getAsJsonObject()
                            .get("version")
                            .getAsString())
                    .isEqualTo(version);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3", "2.0"})
    void everythingElseNeedsTheCredentialBeforeAnythingIsLookedUp(String line) throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.of(line))) {
            HttpResponse<String> answer = anonymous(sandbox, "/api/v1/main/no/such/path");

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Basic");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.3, GET, /plugins-are-elsewhere, 404",
        "1.3, PATCH, /flows/search, 405",
        "1.3, GET, /usages/all, 501",
        "2.0, GET, /mcp/servers, 501",
        "2.0, GET, /namespaces/company/kv, 405",
        "1.3, GET, /namespaces/company/kv, 200",
    })
    void pathIsUnknownOrNotAllowedOrOnlyNotServed(String line, String method, String path, int status)
            throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.of(line))) {
            HttpResponse<String> answer = new SandboxClient(sandbox).call(method, path, null, null);

            assertThat(answer.statusCode()).isEqualTo(status);
        }
    }

    @Test
    void operationThatIsNotServedIsNamed() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.of("2.0"))) {
            assertThat(new SandboxClient(sandbox).get("/usages/all").body())
                    .contains("\"message\":\"The sandbox does not serve getUsages");
        }
    }

    @Test
    void bodyThatIsNoObjectIsAnErrorInKestrasFormAndNotAPage() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.of("1.3"))) {
            HttpResponse<String> answer = new SandboxClient(sandbox).call("PUT", "/triggers", "application/json", "[]");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).startsWith("{\"message\":\"Internal server error: ");
        }
    }

    @Test
    void everyRequestIsKeptWithWhatItCarried() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.of("1.3"))) {
            new SandboxClient(sandbox).call("PUT", "/namespaces/company/kv/k?x=a%20b", "text/plain", "\"v\"");

            assertThat(sandbox.requests()).singleElement().satisfies(request -> {
                assertThat(request.method()).isEqualTo("PUT");
                assertThat(request.path()).isEqualTo("/api/v1/main/namespaces/company/kv/k");
                assertThat(request.query()).isEqualTo("x=a%20b");
                assertThat(request.headers().get("content-type")).containsExactly("text/plain");
                assertThat(request.body()).isEqualTo("\"v\"");
            });
        }
    }

    @Test
    void portInUseIsToldWithItsNumber() {
        try (Sandbox first = Sandbox.start(SandboxOptions.of("1.3"))) {
            int port = first.baseUri().getPort();

            assertThatThrownBy(() -> Sandbox.start(SandboxOptions.of("2.0").withPort(port)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("127.0.0.1:" + port);
        }
    }

    @Test
    void unknownLineIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> SandboxOptions.of("3.0")).hasMessage("No API line '3.0': the sandbox has 1.3 and 2.0");
    }

    @Test
    void closingEndsWhoeverWaitsForAnExecution() throws Exception {
        Sandbox sandbox = Sandbox.start(SandboxOptions.of("2.0"));
        SandboxClient client = new SandboxClient(sandbox);
        client.createFlow(
                "id: f\nnamespace: n\ntasks: [{id: t, type: io.kestra.plugin.core.flow.Sleep, duration: PT10H}]");
        CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return client.post("/executions/n/f?wait=true").statusCode();
            } catch (Exception e) {
                return -1;
            }
        });
        // The second request is there once the first one waits: it gave the lock away.
        while (client.json("/executions/search").getAsJsonObject().get("total").getAsInt() == 0) {
            Thread.onSpinWait();
        }

        sandbox.close();

        assertThat(ended(waiting)).isTrue();
    }

    private static boolean ended(CompletableFuture<Integer> waiting) throws InterruptedException, ExecutionException {
        waiting.get();
        return waiting.isDone();
    }

    private static HttpResponse<String> anonymous(Sandbox sandbox, String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(sandbox.baseUri() + path)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
