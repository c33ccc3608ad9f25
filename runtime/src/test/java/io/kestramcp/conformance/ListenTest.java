package io.kestramcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients of 2026-07-28 that wait for changes ({@code subscriptions/listen}), over HTTP. */
class ListenTest {
    private static final String TOOLS = "{\"notifications\":{\"toolsListChanged\":true}}";

    private ConformanceServer server;

    @BeforeEach
    void start() throws Exception {
        server = new ConformanceServer();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private Events listen(String params) throws Exception {
        Caller caller = Caller.modern(server.port());
        return Events.open(caller.http(), caller.request("subscriptions/listen", params));
    }

    private static String method(JsonObject message) {
        return message.get("method").getAsString();
    }

    private static String subscription(JsonObject holder) {
        return holder.getAsJsonObject("_meta")
                .get("io.modelcontextprotocol/subscriptionId")
                .toString();
    }

    @Test
    void the_acknowledgement_comes_first_and_names_what_is_honoured() throws Exception {
        try (Events events = listen("{\"notifications\":{\"toolsListChanged\":true,\"promptsListChanged\":false,"
                + "\"resourceSubscriptions\":[\"test://watched-resource\",\"test://nowhere\"]}}")) {
            JsonObject first = events.next();
            assertThat(method(first)).isEqualTo("notifications/subscriptions/acknowledged");
            assertThat(first.getAsJsonObject("params").get("notifications"))
                    .hasToString("{\"toolsListChanged\":true,\"resourceSubscriptions\":[\"test://watched-resource\"]}");
            assertThat(subscription(first.getAsJsonObject("params"))).isEqualTo("1");
        }
    }

    @Test
    void only_what_was_asked_for_is_told_each_with_the_id_of_the_stream() throws Exception {
        try (Events events = listen("{\"notifications\":{\"promptsListChanged\":true}}")) {
            events.next();
            server.tools.change();
            server.prompts.change();
            JsonObject told = events.next();
            assertThat(method(told)).isEqualTo("notifications/prompts/list_changed");
            assertThat(subscription(told.getAsJsonObject("params"))).isEqualTo("1");
        }
    }

    @Test
    void a_watched_resource_is_told_of_when_it_changes_and_when_it_is_gone() throws Exception {
        try (Events events = listen("{\"notifications\":{\"resourceSubscriptions\":[\"test://watched-resource\"]}}")) {
            events.next();
            for (String content : List.of("other", "")) {
                server.resources.write(content);
                JsonObject told = events.next();
                assertThat(method(told)).isEqualTo("notifications/resources/updated");
                assertThat(told.getAsJsonObject("params").get("uri").getAsString())
                        .isEqualTo("test://watched-resource");
            }
        }
    }

    @Test
    void a_filter_that_cannot_be_read_is_refused() throws Exception {
        Caller caller = Caller.modern(server.port());
        for (String filter : List.of(
                "[]",
                "{\"toolsListChanged\":1}",
                "{\"resourceSubscriptions\":[1]}",
                "{\"resourceSubscriptions\":{}}")) {
            JsonObject error = caller.error("subscriptions/listen", "{\"notifications\":" + filter + "}");
            assertThat(error.get("code").getAsInt()).as(filter).isEqualTo(-32602);
        }
    }

    @Test
    void a_client_that_takes_no_events_is_told_what_to_send() throws Exception {
        Caller caller = Caller.modern(server.port());
        HttpRequest request = caller.request("subscriptions/listen", TOOLS);
        HttpRequest plain = HttpRequest.newBuilder(request, (name, value) -> true)
                .setHeader("Accept", "application/json")
                .build();
        assertThat(caller.http().send(plain, BodyHandlers.ofString()).body()).contains("text/event-stream");
    }

    /** Four at a time here; a client that went makes room as soon as that is noticed. */
    @Test
    void a_caller_has_so_many_streams_and_no_more_until_one_is_lost() throws Exception {
        List<Events> open = new ArrayList<>();
        for (int stream = 0; stream < 4; stream++) {
            open.add(listen(TOOLS));
            open.get(stream).next();
        }
        Caller caller = Caller.modern(server.port());
        HttpResponse<String> refused =
                caller.http().send(caller.request("subscriptions/listen", TOOLS), BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("30");
        assertThat(refused.body()).contains("You have 4 streams open already.", "\"retryAfterSeconds\":30");

        open.get(0).close();
        Events next = listen(TOOLS);
        while (next.status() != 200) {
            next.close();
            next = listen(TOOLS);
        }
        open.add(next);
        open.forEach(Events::close);
    }

    @Test
    void the_end_of_the_gateway_is_the_result_of_the_request() throws Exception {
        try (Events events = listen(TOOLS)) {
            events.next();
            server.close();
            JsonObject last = events.next();
            assertThat(last.get("id").getAsInt()).isEqualTo(1);
            assertThat(last.getAsJsonObject("result").get("resultType").getAsString())
                    .isEqualTo("complete");
            assertThat(subscription(last.getAsJsonObject("result"))).isEqualTo("1");
            events.awaitEnd();
        }
    }
}
