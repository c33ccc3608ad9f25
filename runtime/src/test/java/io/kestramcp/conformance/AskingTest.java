package io.kestramcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions to the client over HTTP: by a second call in the modern era, on the open stream before it. */
class AskingTest {
    private static final String CALL = "{\"name\":\"test_input_required_result_request_state\"";
    private static final String FORMS = "{\"elicitation\":{}}";

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
    void a_modern_client_answers_by_calling_again() throws Exception {
        Caller caller = Caller.modern(server.port());
        JsonObject first = caller.result("tools/call", CALL + "}");
        assertThat(first.get("resultType").getAsString()).isEqualTo("input_required");
        assertThat(first.has("ttlMs")).isFalse();

        JsonObject second = caller.result("tools/call", again(first, "true"));

        assertThat(second.get("resultType").getAsString()).isEqualTo("complete");
        assertThat(second.toString()).contains("state-ok");
    }

    @Test
    void a_modern_client_cannot_answer_with_a_changed_state() throws Exception {
        Caller caller = Caller.modern(server.port());
        JsonObject first = caller.result("tools/call", CALL + "}");
        first.addProperty("requestState", first.get("requestState").getAsString() + "A");
        assertThat(caller.error("tools/call", again(first, "true")).get("code").getAsInt())
                .isEqualTo(-32602);
    }

    @Test
    void a_modern_client_that_cannot_be_asked_gets_an_error_with_status_400() throws Exception {
        HttpResponse<String> response =
                Caller.modern(server.port()).post("tools/call", "{\"name\":\"test_missing_capability\"}");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("-32021", "\"requiredCapabilities\":{\"sampling\":{}}");
    }

    @Test
    void a_modern_client_sends_no_responses() throws Exception {
        Caller caller = Caller.modern(server.port());
        assertThat(respond(caller, "\"ask-1\"")).isEqualTo(400);
    }

    @Test
    void a_legacy_client_answers_while_its_call_waits() throws Exception {
        Caller caller = Caller.legacy(server.port(), FORMS);
        try (BufferedReader events = call(caller)) {
            String id = question(events);

            assertThat(respond(caller, id)).isEqualTo(202);

            assertThat(next(events).toString()).contains("state-ok", "\"result\"");
        }
    }

    @Test
    void an_answer_from_another_session_does_not_count() throws Exception {
        Caller caller = Caller.legacy(server.port(), FORMS);
        try (BufferedReader events = call(caller)) {
            String id = question(events);

            assertThat(respond(Caller.legacy(server.port(), FORMS), id)).isEqualTo(400);
            assertThat(respond(caller, id)).isEqualTo(202);

            assertThat(next(events).toString()).contains("state-ok");
        }
    }

    @Test
    void a_question_that_a_legacy_client_refuses_ends_the_call() throws Exception {
        Caller caller = Caller.legacy(server.port(), FORMS);
        try (BufferedReader events = call(caller)) {
            String id = question(events);
            caller.http()
                    .send(
                            caller.raw("{\"jsonrpc\":\"2.0\",\"id\":" + id
                                            + ",\"error\":{\"code\":-1,\"message\":\"not now\"}}")
                                    .build(),
                            BodyHandlers.discarding());
            assertThat(next(events).getAsJsonObject("error").get("message").getAsString())
                    .isEqualTo("The client refused the question: not now. Nothing was done.");
        }
    }

    @Test
    void a_legacy_client_is_not_asked_what_it_did_not_declare() throws Exception {
        Caller caller = Caller.legacy(server.port(), "{\"sampling\":{}}");
        assertThat(caller.error("tools/call", CALL + "}").get("message").getAsString())
                .isEqualTo(
                        "The client does not declare {\"elicitation\":{\"form\":{}}}, without which this cannot be done.");
    }

    private static BufferedReader call(Caller caller) throws Exception {
        HttpResponse<InputStream> response =
                caller.http().send(caller.request("tools/call", CALL + "}"), BodyHandlers.ofInputStream());
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** The id of the question that comes next. */
    private static String question(BufferedReader events) throws IOException {
        JsonObject request = next(events);
        assertThat(request.get("method").getAsString()).isEqualTo("elicitation/create");
        return request.get("id").toString();
    }

    private static JsonObject next(BufferedReader events) throws IOException {
        String line = events.readLine();
        while (!line.startsWith("data: ")) {
            line = events.readLine();
        }
        return JsonParser.parseString(line.substring(6)).getAsJsonObject();
    }

    private static int respond(Caller caller, String id) throws Exception {
        return caller.http()
                .send(
                        caller.raw("{\"jsonrpc\":\"2.0\",\"id\":" + id
                                        + ",\"result\":{\"action\":\"accept\",\"content\":{\"ok\":true}}}")
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private static String again(JsonObject first, String ok) {
        return CALL + ",\"inputResponses\":{\"confirm\":{\"action\":\"accept\",\"content\":{\"ok\":" + ok
                + "}}},\"requestState\":" + first.get("requestState") + "}";
    }
}
