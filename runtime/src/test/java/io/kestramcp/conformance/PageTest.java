package io.kestramcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages that a person is sent to (elicitation, URL mode), over HTTP in both eras. */
class PageTest {
    private static final String PAGES = "{\"elicitation\":{\"url\":{}}}";
    private static final String ASK = "{\"name\":\"test_page\"}";
    private static final String REQUIRE = "{\"name\":\"test_page_required\"}";

    private ConformanceServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ConformanceServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void a_legacy_client_is_sent_to_the_page_and_told_when_it_is_done_with() throws Exception {
        Caller caller = Caller.legacy(server.port(), PAGES);
        var response = caller.http().send(caller.request("tools/call", ASK), BodyHandlers.ofInputStream());
        try (BufferedReader events =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            JsonObject question = next(events);
            assertThat(question.get("method").getAsString()).isEqualTo("elicitation/create");
            assertThat(question.get("params")).isEqualTo(object("""
                            {"mode":"url","message":"A token is needed.","url":"https://mcp.example.com/token",
                             "elicitationId":"visit-1"}"""));
            caller.http()
                    .send(
                            caller.raw("{\"jsonrpc\":\"2.0\",\"id\":" + question.get("id")
                                            + ",\"result\":{\"action\":\"accept\"}}")
                                    .build(),
                            BodyHandlers.discarding());
            assertThat(next(events)).isEqualTo(object("""
                            {"jsonrpc":"2.0","method":"notifications/elicitation/complete",
                             "params":{"elicitationId":"visit-1"}}"""));
            assertThat(next(events).toString()).contains("the user said accept");
        }
    }

    @Test
    void a_legacy_client_whose_call_cannot_go_on_without_the_page_is_told_so() throws Exception {
        JsonObject error = Caller.legacy(server.port(), PAGES).error("tools/call", REQUIRE);
        error.getAsJsonObject("data").remove("requestId");
        assertThat(error).isEqualTo(object("""
                        {"code":-32042,"message":"A token is needed.","data":{"elicitations":[
                         {"mode":"url","message":"A token is needed.","url":"https://mcp.example.com/token",
                          "elicitationId":"visit-1"}]}}"""));
    }

    @ParameterizedTest
    @CsvSource({
        "test_page,accept,the user said accept",
        "test_page_required,accept,opened: true",
        "test_page_required,decline,opened: false"
    })
    void a_modern_client_is_sent_to_the_page_and_calls_again(String tool, String action, String said) throws Exception {
        Caller caller = Caller.modern(server.port(), PAGES);
        JsonObject first = caller.result("tools/call", "{\"name\":\"" + tool + "\"}");
        assertThat(first.get("resultType").getAsString()).isEqualTo("input_required");
        assertThat(first.get("inputRequests")).isEqualTo(object("""
                        {"page":{"method":"elicitation/create","params":
                         {"mode":"url","message":"A token is needed.","url":"https://mcp.example.com/token"}}}"""));
        JsonObject second = caller.result(
                "tools/call",
                "{\"name\":\"" + tool + "\",\"inputResponses\":{\"page\":{\"action\":\"" + action
                        + "\"}},\"requestState\":" + first.get("requestState") + "}");
        assertThat(second.toString()).contains(said);
    }

    @ParameterizedTest
    @CsvSource({"test_page", "test_page_required"})
    void a_client_that_opens_no_pages_is_not_sent_to_one(String tool) throws Exception {
        String call = "{\"name\":\"" + tool + "\"}";
        String forms = "{\"elicitation\":{\"form\":{}}}";
        assertThat(Caller.legacy(server.port(), forms)
                        .error("tools/call", call)
                        .get("message")
                        .getAsString())
                .contains("{\"elicitation\":{\"url\":{}}}");
        assertThat(Caller.modern(server.port(), forms)
                        .error("tools/call", call)
                        .get("code")
                        .getAsInt())
                .isEqualTo(-32021);
    }

    private static JsonObject next(BufferedReader events) throws IOException {
        String line = events.readLine();
        while (!line.startsWith("data: ")) {
            line = events.readLine();
        }
        return object(line.substring(6));
    }

    private static JsonObject object(String json) {
        return JsonParser.parseString(json).getAsJsonObject();
    }
}
