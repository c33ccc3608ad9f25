package io.kestramcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonParser;
import io.kestramcp.mcp.Client.Trust;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Answers that come with a second call: which of them count. */
class ReplayedClientTest {
    private static final String YES = "{\"ok\":{\"action\":\"accept\",\"content\":{\"sure\":true}}}";

    @Test
    void what_was_not_asked_is_not_answered() {
        assertThatThrownBy(() -> client(Wire.missing(), YES).ask(kill(2), Trust.ASKED))
                .isInstanceOf(InputRequired.class);
    }

    @Test
    void what_was_asked_is_answered() throws Exception {
        assertThat(client(asked(kill(2)), YES)
                        .ask(kill(2), Trust.ASKED)
                        .get("ok")
                        .toString())
                .isEqualTo("{\"action\":\"accept\",\"content\":{\"sure\":true}}");
    }

    @Test
    void an_answer_to_other_facts_is_asked_for_again() {
        InputRequired again = catchThrowableOfType(
                InputRequired.class, () -> client(asked(kill(2)), YES).ask(kill(3), Trust.ASKED));
        assertThat(again.requests().path("ok").path("params").path("message").asString())
                .isEqualTo("Kill 3 executions?");
    }

    @Test
    void an_answer_of_an_earlier_round_is_remembered_only_for_its_question() throws Exception {
        ReplayedClient second = client(asked(kill(2)), YES);
        second.ask(kill(2), Trust.ASKED);
        InputRequired next =
                catchThrowableOfType(InputRequired.class, () -> second.ask(Map.of("why", form("Why?")), Trust.ASKED));

        assertThat(client(next.state(), "{}").ask(kill(2), Trust.ASKED)).containsKey("ok");
        assertThatThrownBy(() -> client(next.state(), "{}").ask(kill(3), Trust.ASKED))
                .isInstanceOf(InputRequired.class);
    }

    @Test
    void an_answer_that_counts_once_is_asked_for_again_when_its_state_was_used() throws Exception {
        JsonNode state = asked(kill(2));
        assertThat(client(state, YES, true).ask(kill(2), Trust.ONCE)).containsKey("ok");
        InputRequired again = catchThrowableOfType(
                InputRequired.class, () -> client(state, YES, false).ask(kill(2), Trust.ONCE));
        assertThat(again.requests().has("ok")).isTrue();
        assertThatThrownBy(() -> client(again.state(), "{}", true).ask(kill(2), Trust.ONCE))
                .isInstanceOf(InputRequired.class);
    }

    @Test
    void an_answer_does_not_count_when_what_it_hangs_on_has_changed() {
        JsonNode state = asked(Map.of("ok", hangingOn("a b")));
        assertThatThrownBy(() -> client(state, YES).ask(Map.of("ok", hangingOn("a c")), Trust.ASKED))
                .isInstanceOf(InputRequired.class);
    }

    @Test
    void an_answer_in_advance_counts_where_it_may() throws Exception {
        assertThat(client(Wire.missing(), YES).ask(kill(2), Trust.ANY)).containsKey("ok");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345",
                "null",
                "{}",
                "{\"action\":\"perhaps\"}",
                "{\"action\":\"accept\"}",
                "{\"action\":\"accept\",\"content\":{}}",
                "{\"action\":\"accept\",\"content\":{\"sure\":\"yes\"}}"
            })
    void an_answer_of_another_shape_is_refused(String answer) {
        CannotAsk refused =
                catchThrowableOfType(CannotAsk.class, () -> client(asked(kill(2)), "{\"ok\":" + answer + "}")
                        .ask(kill(2), Trust.ASKED));
        assertThat(refused.problem().code()).isEqualTo(-32602);
        assertThat(refused.problem().getMessage()).startsWith("The answer to \"ok\" cannot be used: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"decline", "cancel"})
    void a_no_needs_no_content(String action) throws Exception {
        String no = "{\"ok\":{\"action\":\"" + action + "\"}}";
        assertThat(client(asked(kill(2)), no).ask(kill(2), Trust.ASKED)).containsKey("ok");
    }

    @Test
    void a_client_is_not_asked_what_it_did_not_declare() {
        ReplayedClient client = client(Wire.missing(), "{}");
        CannotAsk refused = catchThrowableOfType(
                CannotAsk.class, () -> client.ask(Map.of("q", new Question.Sampling("Hi", 5)), Trust.ASKED));
        assertThat(client.can(Capability.SAMPLING)).isFalse();
        assertThat(refused.problem().code()).isEqualTo(-32021);
        assertThat(refused.problem().httpStatus()).isEqualTo(400);
        assertThat(refused.problem().data()).hasToString("{requiredCapabilities={\"sampling\":{}}}");
    }

    private static JsonNode asked(Map<String, Question> questions) {
        return catchThrowableOfType(
                        InputRequired.class, () -> client(Wire.missing(), "{}").ask(questions, Trust.ASKED))
                .state();
    }

    private static ReplayedClient client(JsonNode state, String responses) {
        return client(state, responses, true);
    }

    private static ReplayedClient client(JsonNode state, String responses, boolean firstUse) {
        return new ReplayedClient(
                EnumSet.of(Capability.ELICITATION_FORM), state, Wire.parse(responses), () -> firstUse);
    }

    private static Question hangingOn(String basis) {
        Question.Form form = (Question.Form) form("Kill 2 executions?");
        return new Question.Form(form.message(), form.schema(), basis);
    }

    private static Map<String, Question> kill(int executions) {
        return Map.of("ok", form("Kill " + executions + " executions?"));
    }

    private static Question form(String message) {
        return new Question.Form(message, JsonParser.parseString("""
                {"type":"object","properties":{"sure":{"type":"boolean"}},"required":["sure"]}""").getAsJsonObject());
    }
}
