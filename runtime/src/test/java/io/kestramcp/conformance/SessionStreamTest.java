package io.kestramcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.rules.CheckedHttp;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients of the revisions up to 2025-11-25 that wait for changes: their session's stream, and what they subscribe to. */
class SessionStreamTest {
    private static final String WATCHED = "{\"uri\":\"test://watched-resource\"}";

    private ConformanceServer server;

    @BeforeEach
    void start() throws Exception {
        server = new ConformanceServer();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private static HttpRequest get(Caller caller) {
        return caller.raw("").GET().build();
    }

    private static Events stream(Caller caller) throws Exception {
        return Events.open(caller.http(), get(caller));
    }

    private static String method(JsonObject message) {
        return message.get("method").getAsString();
    }

    private static HttpResponse<String> refused(HttpRequest.Builder request) throws Exception {
        return new CheckedHttp().send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void a_session_is_told_when_its_lists_change() throws Exception {
        Caller caller = Caller.legacy(server.port(), "{}");
        try (Events events = stream(caller)) {
            server.tools.change();
            assertThat(method(events.next())).isEqualTo("notifications/tools/list_changed");
            server.prompts.change();
            assertThat(method(events.next())).isEqualTo("notifications/prompts/list_changed");
        }
    }

    @Test
    void a_change_between_subscribing_and_opening_the_stream_is_told() throws Exception {
        Caller caller = Caller.legacy(server.port(), "{}");
        assertThat(caller.result("resources/subscribe", WATCHED).toString()).isEqualTo("{}");
        server.resources.write("other");
        try (Events events = stream(caller)) {
            JsonObject told = events.next();
            assertThat(method(told)).isEqualTo("notifications/resources/updated");
            assertThat(told.getAsJsonObject("params").toString()).isEqualTo(WATCHED);
        }
    }

    /** The SDK replays nothing to a client that lost its stream. What was sent before the loss is noticed may be lost with it. */
    @Test
    void what_changed_while_the_stream_was_lost_is_told_on_the_next() throws Exception {
        Caller caller = Caller.legacy(server.port(), "{}");
        stream(caller).close();
        server.awaitNoStream();
        server.tools.change();
        try (Events events = stream(caller)) {
            assertThat(method(events.next())).isEqualTo("notifications/tools/list_changed");
        }
    }

    @Test
    void nothing_is_told_of_a_resource_after_unsubscribing() throws Exception {
        Caller caller = Caller.legacy(server.port(), "{}");
        caller.result("resources/subscribe", WATCHED);
        assertThat(caller.result("resources/unsubscribe", WATCHED).toString()).isEqualTo("{}");
        server.resources.write("other");
        try (Events events = stream(caller)) {
            server.tools.change();
            assertThat(method(events.next())).isEqualTo("notifications/tools/list_changed");
        }
    }

    @Test
    void a_resource_that_is_not_there_cannot_be_watched() throws Exception {
        Caller caller = Caller.legacy(server.port(), "{}");
        JsonObject error = caller.error("resources/subscribe", "{\"uri\":\"test://nowhere\"}");
        assertThat(error.get("code").getAsInt()).isEqualTo(-32002);
    }

    @Test
    void no_more_than_twenty_resources_are_watched() throws Exception {
        Caller caller = Caller.legacy(server.port(), "{}");
        for (int id = 0; id < 20; id++) {
            caller.result("resources/subscribe", "{\"uri\":\"test://template/" + id + "/data\"}");
        }
        JsonObject error = caller.error("resources/subscribe", WATCHED);
        assertThat(error.get("message").getAsString()).contains("No more than 20 resources", "unsubscribe");
    }

    @Test
    void subscribing_without_a_session_is_refused_for_there_is_no_way_to_tell() throws Exception {
        Caller caller = Caller.legacy(server.port(), "{}");
        HttpRequest subscribe = HttpRequest.newBuilder(
                        caller.request("resources/subscribe", WATCHED),
                        (name, value) -> !name.equalsIgnoreCase("Mcp-Session-Id"))
                .build();
        HttpResponse<String> response = caller.http().send(subscribe, BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("needs the header Mcp-Session-Id");
    }

    @Test
    void a_session_has_one_stream_and_the_latest_stays() throws Exception {
        Caller caller = Caller.legacy(server.port(), "{}");
        try (Events first = stream(caller);
                Events second = stream(caller)) {
            first.awaitEnd();
            server.tools.change();
            assertThat(method(second.next())).isEqualTo("notifications/tools/list_changed");
        }
    }

    @Test
    void the_stream_ends_with_the_gateway() throws Exception {
        Caller caller = Caller.legacy(server.port(), "{}");
        try (Events events = stream(caller)) {
            server.close();
            events.awaitEnd();
        }
    }

    @Test
    void a_session_that_was_made_up_has_no_stream() throws Exception {
        Caller caller = Caller.legacy(server.port(), "{}");
        HttpResponse<String> response = refused(caller.raw("").GET().setHeader("Mcp-Session-Id", "made-up"));
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("Initialize again");
    }

    @Test
    void a_stream_is_not_opened_for_a_version_that_is_not_served() throws Exception {
        Caller caller = Caller.legacy(server.port(), "{}");
        HttpResponse<String> response = refused(caller.raw("").GET().setHeader("MCP-Protocol-Version", "1900-01-01"));
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @Test
    void a_client_that_takes_no_events_has_no_stream() throws Exception {
        Caller caller = Caller.legacy(server.port(), "{}");
        HttpResponse<String> response = refused(caller.raw("").GET().setHeader("Accept", "application/json"));
        assertThat(response.statusCode()).isEqualTo(406);
    }
}
