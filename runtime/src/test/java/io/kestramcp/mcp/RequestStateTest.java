package io.kestramcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.identity.Principal;
import io.kestramcp.mcp.Message.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What a waiting call leaves with its client counts for that call alone. */
class RequestStateTest {
    private static final Principal ANNA = new Principal("https://id.example.com", "anna", "Anna");
    private static final Principal BERT = new Principal("https://id.example.com", "bert", "Bert");
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String CALL = "{\"name\":\"kill\",\"arguments\":{\"a\":1,\"b\":[{\"c\":2,\"d\":3}]}";

    private final Replicas replicas = new Replicas(
            new ProcessSeal(), new ProcessIds(Clock.fixed(NOW, ZoneOffset.UTC)), Optional.empty(), Optional.empty());
    private final RequestState states = at(NOW);

    @Test
    void the_call_that_comes_again_finds_its_state_whatever_the_order_of_its_keys() throws Exception {
        String sealed = closed();
        assertThat(states.open(
                        again("{\"arguments\":{\"b\":[{\"d\":3,\"c\":2}],\"a\":1},\"name\":\"kill\"", sealed), ANNA))
                .hasValueSatisfying(
                        state -> assertThat(state.path("kept").asString()).isEqualTo("this"));
    }

    @Test
    void a_call_without_a_state_has_none() throws Exception {
        assertThat(states.open(request("tools/call", CALL + "}"), ANNA)).isEmpty();
    }

    @Test
    void nothing_of_the_state_can_be_read_by_the_client() throws Exception {
        assertThat(closed()).matches("[A-Za-z0-9_-]{40,}").isNotEqualTo(closed());
    }

    @Test
    void Z8_another_caller_cannot_use_it() throws Exception {
        String sealed = closed();
        assertThatThrownBy(() -> states.open(again(CALL, sealed), BERT)).isInstanceOf(ProtocolException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"kill\",\"arguments\":{\"a\":2,\"b\":[{\"c\":2,\"d\":3}]}",
                "{\"name\":\"other\",\"arguments\":{\"a\":1,\"b\":[{\"c\":2,\"d\":3}]}",
                "{\"name\":\"kill\",\"arguments\":{\"a\":1,\"b\":[{\"c\":2,\"d\":3},{}]}"
            })
    void Z8_other_parameters_cannot_use_it(String parameters) throws Exception {
        String sealed = closed();
        assertThatThrownBy(() -> states.open(again(parameters, sealed), ANNA)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void another_method_cannot_use_it() throws Exception {
        Request other = request("prompts/get", CALL + ",\"requestState\":\"" + closed() + "\"}");
        assertThatThrownBy(() -> states.open(other, ANNA)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void Z8_it_is_good_for_five_minutes_and_no_longer() throws Exception {
        String sealed = closed();
        Duration almost = Duration.ofMinutes(5).minusMillis(1);
        assertThat(at(NOW.plus(almost)).open(again(CALL, sealed), ANNA)).isPresent();
        assertThatThrownBy(() -> at(NOW.plus(Duration.ofMinutes(5))).open(again(CALL, sealed), ANNA))
                .hasMessageContaining("too old")
                .hasMessageContaining("Call again without it");
    }

    @Test
    void Z8_it_can_be_used_up_once() throws Exception {
        ObjectNode state = states.open(again(CALL, closed()), ANNA).orElseThrow();
        assertThat(states.use(state)).isTrue();
        assertThat(states.use(state)).isFalse();
        assertThat(states.use(states.open(again(CALL, closed()), ANNA).orElseThrow()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"x\"", "7", "null", "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\""})
    void Z8_what_was_never_given_out_is_refused(String state) {
        Request made = request("tools/call", CALL + ",\"requestState\":" + state + "}");
        assertThatThrownBy(() -> states.open(made, ANNA)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void another_process_cannot_use_it() throws Exception {
        RequestState other = new RequestState(Replicas.none(), Clock.fixed(NOW, ZoneOffset.UTC));
        String sealed = closed();
        assertThatThrownBy(() -> other.open(again(CALL, sealed), ANNA)).isInstanceOf(ProtocolException.class);
    }

    private RequestState at(Instant time) {
        return new RequestState(replicas, Clock.fixed(time, ZoneOffset.UTC));
    }

    private String closed() {
        return states.close(Wire.object().put("kept", "this"), request("tools/call", CALL + "}"), ANNA);
    }

    private static Request again(String parameters, String sealed) {
        return request(
                "tools/call",
                parameters + ",\"requestState\":\"" + sealed
                        + "\",\"inputResponses\":{\"x\":{}},\"_meta\":{\"progressToken\":1}}");
    }

    private static Request request(String method, String parameters) {
        return new Request(Wire.nothing(), method, (ObjectNode) Wire.parse(parameters));
    }
}
