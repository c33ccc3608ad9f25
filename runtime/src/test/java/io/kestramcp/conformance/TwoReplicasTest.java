package io.kestramcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.mcp.KeptSessions;
import io.kestramcp.mcp.Replicas;
import io.kestramcp.mcp.SharedSessions.Kind;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session of an older client whose messages reach one replica, or the other. */
class TwoReplicasTest {
    private static final String FORMS = "{\"elicitation\":{}}";
    private static final String ASK = "{\"name\":\"test_input_required_result_request_state\"}";
    private static final String SLOW = "{\"name\":\"slow_compute\",\"arguments\":{\"seconds\":600}}";
    private static final String WATCHED = "{\"uri\":\"test://watched-resource\"}";

    private final KeptSessions kept = new KeptSessions();
    private ConformanceServer first;
    private ConformanceServer second;

    @BeforeEach
    void start() throws Exception {
        Replicas alone = Replicas.none();
        Replicas both = new Replicas(alone.seal(), alone.used(), Optional.empty(), Optional.of(kept));
        first = new ConformanceServer(both);
        second = new ConformanceServer(both);
    }

    @AfterEach
    void stop() throws Exception {
        first.close();
        second.close();
    }

    private static Events call(Caller caller, String call) throws Exception {
        return Events.open(caller.http(), caller.request("tools/call", call));
    }

    private static Events stream(Caller caller) throws Exception {
        return Events.open(caller.http(), caller.raw("").GET().build());
    }

    private static String method(JsonObject message) {
        return message.get("method").getAsString();
    }

    private static HttpResponse<String> send(Caller caller, String message) throws Exception {
        return caller.http().send(caller.raw(message).build(), BodyHandlers.ofString());
    }

    private static int respond(Caller caller, JsonObject question) throws Exception {
        return send(
                        caller,
                        "{\"jsonrpc\":\"2.0\",\"id\":" + question.get("id")
                                + ",\"result\":{\"action\":\"accept\",\"content\":{\"ok\":true}}}")
                .statusCode();
    }

    private static HttpResponse<String> cancel(Caller caller) throws Exception {
        return send(
                caller,
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":"
                        + caller.lastId() + "}}");
    }

    @Test
    void a_question_of_one_is_answered_at_the_other_once() throws Exception {
        Caller caller = Caller.legacy(first.port(), FORMS);
        try (Events events = call(caller, ASK)) {
            JsonObject question = events.next();
            assertThat(method(question)).isEqualTo("elicitation/create");
            Caller moved = caller.movedTo(second.port());

            assertThat(respond(moved, question)).isEqualTo(202);

            assertThat(events.next().toString()).contains("state-ok", "\"result\"");
            while (kept.count(Kind.QUESTION) + kept.count(Kind.ANSWER) > 0) {
                Thread.onSpinWait();
            }
            assertThat(respond(moved, question)).isEqualTo(400);
        }
    }

    @Test
    void a_question_that_is_refused_at_the_other_ends_the_call() throws Exception {
        Caller caller = Caller.legacy(first.port(), FORMS);
        try (Events events = call(caller, ASK)) {
            JsonObject question = events.next();
            send(
                    caller.movedTo(second.port()),
                    "{\"jsonrpc\":\"2.0\",\"id\":" + question.get("id")
                            + ",\"error\":{\"code\":-1,\"message\":\"not now\"}}");
            assertThat(events.next().getAsJsonObject("error").get("message").getAsString())
                    .isEqualTo("The client refused the question: not now. Nothing was done.");
        }
    }

    @Test
    void an_answer_of_another_session_counts_at_neither() throws Exception {
        Caller caller = Caller.legacy(first.port(), FORMS);
        try (Events events = call(caller, ASK)) {
            JsonObject question = events.next();
            assertThat(respond(Caller.legacy(second.port(), FORMS), question)).isEqualTo(400);
            assertThat(respond(Caller.legacy(first.port(), FORMS), question)).isEqualTo(400);
            assertThat(respond(caller.movedTo(second.port()), question)).isEqualTo(202);
            assertThat(events.next().toString()).contains("state-ok");
        }
    }

    @Test
    void a_call_that_runs_at_one_is_cancelled_at_the_other() throws Exception {
        Caller caller = Caller.legacy(first.port(), "{}");
        CompletableFuture<HttpResponse<String>> call =
                caller.http().sendAsync(caller.request("tools/call", SLOW), BodyHandlers.ofString());
        assertThat(cancel(caller.movedTo(second.port())).statusCode()).isEqualTo(202);
        // It would have ended by itself in ten minutes.
        assertThat(call.get(30, TimeUnit.SECONDS).body()).doesNotContain("Computed.");
    }

    @Test
    void to_cancel_in_another_session_cancels_nothing_though_the_ids_are_the_same() throws Exception {
        Caller caller = Caller.legacy(first.port(), FORMS);
        Caller other = Caller.legacy(first.port(), FORMS);
        try (Events asked = call(caller, ASK);
                Events othersAsked = call(other, ASK)) {
            JsonObject question = asked.next();
            othersAsked.next();
            assertThat(cancel(other.movedTo(second.port())).statusCode()).isEqualTo(202);
            othersAsked.awaitEnd();
            assertThat(respond(caller, question)).isEqualTo(202);
            assertThat(asked.next().toString()).contains("state-ok");
        }
    }

    @Test
    void what_is_cancelled_in_a_session_that_is_none_is_not_kept() throws Exception {
        Caller caller = Caller.modern(first.port());
        HttpResponse<String> response = caller.http()
                .send(
                        caller.raw("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\","
                                        + "\"params\":{\"requestId\":1}}")
                                .setHeader("MCP-Protocol-Version", "2025-11-25")
                                .header("Mcp-Session-Id", "made-up")
                                .build(),
                        BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(kept.count(Kind.CANCEL)).isZero();
    }

    @Test
    void what_was_subscribed_to_at_one_is_told_by_the_stream_of_the_other() throws Exception {
        Caller caller = Caller.legacy(first.port(), "{}");
        caller.result("resources/subscribe", WATCHED);
        second.resources.write("other");
        try (Events events = stream(caller.movedTo(second.port()))) {
            JsonObject told = events.next();
            assertThat(method(told)).isEqualTo("notifications/resources/updated");
            assertThat(told.getAsJsonObject("params").toString()).isEqualTo(WATCHED);
            caller.result("resources/unsubscribe", WATCHED);
            second.resources.write("another");
            second.tools.change();
            assertThat(method(events.next()))
                    .as("nothing more of the resource")
                    .isEqualTo("notifications/tools/list_changed");
        }
    }

    @Test
    void what_changed_while_the_stream_of_one_was_lost_is_told_by_the_next_at_the_other() throws Exception {
        Caller caller = Caller.legacy(first.port(), "{}");
        try (Events lost = stream(caller)) {
            first.tools.change();
            assertThat(method(lost.next())).isEqualTo("notifications/tools/list_changed");
        }
        try (Events events = stream(caller.movedTo(second.port()))) {
            assertThat(method(events.next()))
                    .as("there it has not changed, so the list is another than the client was told of")
                    .isEqualTo("notifications/tools/list_changed");
        }
    }

    @Test
    void the_latest_stream_of_a_session_stays_wherever_it_is() throws Exception {
        Caller caller = Caller.legacy(first.port(), "{}");
        try (Events earlier = stream(caller);
                Events later = stream(caller.movedTo(second.port()))) {
            earlier.awaitEnd();
            second.tools.change();
            assertThat(method(later.next())).isEqualTo("notifications/tools/list_changed");
        }
    }

    @Test
    void a_store_that_hangs_holds_up_neither_a_question_nor_its_answer() throws Exception {
        Caller caller = Caller.legacy(first.port(), FORMS);
        CountDownLatch forever = new CountDownLatch(1);
        kept.hangUntil(forever);
        try (Events call = call(caller, ASK)) {
            assertThat(respond(caller, call.next())).isEqualTo(202);
            assertThat(call.next().toString()).contains("state-ok");
        } finally {
            forever.countDown();
        }
    }

    @Test
    void a_store_that_is_down_stops_neither_calls_nor_streams_and_who_needs_it_hears_of_it() throws Exception {
        Caller caller = Caller.legacy(first.port(), FORMS);
        kept.down(true);
        try (Events events = stream(caller);
                Events call = call(caller, ASK)) {
            JsonObject question = call.next();
            HttpResponse<String> elsewhere = cancel(caller.movedTo(second.port()));
            assertThat(elsewhere.body()).contains("\"error\"", "The gateway failed");
            assertThat(respond(caller, question)).as("where it was asked").isEqualTo(202);
            assertThat(call.next().toString()).contains("state-ok");
            kept.down(false);
            caller.result("resources/subscribe", WATCHED);
            first.resources.write("other");
            assertThat(method(events.next())).isEqualTo("notifications/resources/updated");
        }
    }
}
