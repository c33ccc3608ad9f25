package io.kestramcp.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault of Kestra as a client of {@code serve} meets it: a clear answer, nothing twice, and all well afterwards. */
class FrontDoorFaultsTest {
    private static final AtomicReference<KestraFault> FAULT = new AtomicReference<>(KestraFault.NONE);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path directory;

    private static Sandbox kestra;
    private static FaultyKestra front;
    private static GatewayChild gateway;

    @BeforeAll
    static void start() throws Exception {
        kestra = Sandbox.start(SandboxOptions.of("2.0").withSpeed(1000));
        new SandboxExecutions(kestra.baseUri()).create(SoakCaller.flow("faults"));
        front = new FaultyKestra(kestra.baseUri(), FAULT::get);
        gateway = new GatewayChild(
                Map.of(
                        "KESTRA_BASE_URL", front.address().toString(),
                        "KESTRA_USERNAME", SandboxOptions.DEMO_USERNAME,
                        "KESTRA_PASSWORD", SandboxOptions.DEMO_PASSWORD),
                directory.resolve("log"));
        call("search_flows", "{}");
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
        front.close();
        kestra.close();
    }

    private static JsonObject call(String tool, String arguments) throws Exception {
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(gateway.endpoint())
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .POST(BodyPublishers.ofString(
                                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                                        + "\",\"arguments\":" + arguments + "}}"))
                        .build(),
                BodyHandlers.ofString());
        return JsonParser.parseString(response.body()).getAsJsonObject().getAsJsonObject("result");
    }

    /** A read may always be asked again, or what is wrong must be changed first; a write may have been done, or not. */
    @ParameterizedTest
    @CsvSource({
        "DOWN, no_answer, safe, unsafe",
        "HALF_AN_ANSWER, no_answer, safe, unsafe",
        "RESET_AFTER_IT_WAS_DONE, no_answer, safe, unsafe",
        "TOO_MANY, busy, safe, safe",
        "NOT_THERE, busy, safe, unsafe",
        "BROKEN, server_error, safe, unsafe",
        "WEB_PAGE, not_kestra, after_change, unsafe",
        "REDIRECT, not_kestra, after_change, unsafe",
        "ENDLESS, too_large, after_change, unsafe",
        "GZIP_BOMB, too_large, after_change, unsafe"
    })
    void a_fault_of_kestra_is_told_with_what_to_do_and_the_next_call_is_served(
            KestraFault fault, String error, String readAgain, String writeAgain) throws Exception {
        int before = writes();
        FAULT.set(fault);
        try {
            JsonObject read = call("get_flow", "{\"namespace\":\"company.faults\",\"flow_id\":\"soak\"}");
            assertFailure(read, error, readAgain);
            JsonObject write = call("set_key", "{\"namespace\":\"company.faults\",\"key\":\"k\",\"value\":\"1\"}");
            assertFailure(write, error, writeAgain);
            assertThat(writes() - before).as("sent at most once").isLessThanOrEqualTo(1);
        } finally {
            FAULT.set(KestraFault.NONE);
        }
        assertThat(call("get_flow", "{\"namespace\":\"company.faults\",\"flow_id\":\"soak\"}")
                        .toString())
                .contains("marker-of-faults");
    }

    private static void assertFailure(JsonObject result, String error, String retry) {
        assertThat(ToolFailure.is(result)).as("%s", result).isTrue();
        ToolFailure failure = ToolFailure.of(result);
        assertThat(failure.error()).as(failure.text()).isEqualTo(error);
        assertThat(failure.retry()).as(failure.text()).isEqualTo(retry);
    }

    private static int writes() {
        return (int) kestra.requests().stream()
                .filter(request -> request.method().equals("PUT"))
                .count();
    }

    @Test
    void a_slow_kestra_is_waited_for() throws Exception {
        FAULT.set(KestraFault.SLOW);
        try {
            assertThat(call("get_flow", "{\"namespace\":\"company.faults\",\"flow_id\":\"soak\"}")
                            .toString())
                    .contains("marker-of-faults");
        } finally {
            FAULT.set(KestraFault.NONE);
        }
    }
}
