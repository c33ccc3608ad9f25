package io.kestramcp.tool.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.FakeTool;
import org.junit.jupiter.api.Test;

class InputCheckTest {
    private static final String TAKES = """
            {"inputs": [
              {"input": {"id": "who", "type": "STRING", "required": true}, "errors": []},
              {"input": {"id": "sure", "type": "BOOL", "required": false}, "errors": []},
              {"input": {"id": "doc", "type": "FILE", "required": true}, "errors": [{"message": "Missing required input:doc"}]}
            ]}""";

    @Test
    void an_input_that_the_flow_does_not_take_is_refused_with_those_it_takes() {
        assertThatThrownBy(() -> start("{\"inputs\": {\"whom\": \"x\"}, \"files\": {\"doc\": {\"text\": \"x\"}}}"))
                .isInstanceOf(RefusedArgumentException.class)
                .hasMessageContaining("whom")
                .hasMessageContaining("who (STRING, required)");
    }

    @Test
    void a_bool_that_kestra_would_read_as_false_is_refused() {
        assertThatThrownBy(() -> start("{\"inputs\": {\"sure\": \"yes\"}, \"files\": {\"doc\": {\"text\": \"x\"}}}"))
                .isInstanceOf(RefusedArgumentException.class)
                .hasMessageContaining("sure")
                .hasMessageContaining("true or false");
    }

    @Test
    void an_empty_text_that_kestra_would_take_for_none_is_refused() {
        String defaulted = """
                {"inputs": [{"input": {"id": "who", "type": "STRING", "defaults": "Ada"}, "value": "Ada", "errors": []}]}""";
        assertThatThrownBy(() -> new ExecuteFlow(
                                FakeTool.untouched(),
                                FakeTool.answering(defaulted),
                                FakeTool.untouched(),
                                FakeTool.answering("{}"))
                        .call(FakeTool.call(
                                "2.0", "{\"namespace\": \"n\", \"flow_id\": \"f\", \"inputs\": {\"who\": \"\"}}")))
                .isInstanceOf(RefusedArgumentException.class)
                .hasMessageContaining("who")
                .hasMessageContaining("empty");
    }

    @Test
    void a_file_for_a_text_input_is_refused() {
        assertThatThrownBy(() -> start("{\"files\": {\"who\": {\"text\": \"x\"}}}"))
                .isInstanceOf(RefusedArgumentException.class)
                .hasMessageContaining("use inputs");
    }

    @Test
    void every_violation_that_kestra_finds_is_told_and_nothing_is_started() {
        assertThatThrownBy(() -> start("{\"inputs\": {\"who\": \"x\"}}"))
                .isInstanceOfSatisfying(KestraException.class, refused -> {
                    assertThat(refused.violations()).singleElement().satisfies(violation -> {
                        assertThat(violation.path()).isEqualTo("doc");
                        assertThat(violation.message()).contains("Missing required input");
                    });
                    assertThat(refused.getMessage()).contains("Nothing was started");
                });
    }

    @Test
    void a_file_that_is_given_is_not_missing_although_the_check_does_not_send_it() throws Exception {
        FakeTool check = FakeTool.answering(TAKES);
        FakeTool begin = FakeTool.answering("{\"execution_id\": \"e\", \"state\": \"CREATED\"}");
        new ExecuteFlow(begin, check, FakeTool.untouched(), FakeTool.answering("{}")).call(FakeTool.call("2.0", """
                        {"namespace": "n", "flow_id": "f", "inputs": {"who": "x"}, "files": {"doc": {"text": "x"}}}"""));
        assertThat(check.asked().get(0).has("files")).isFalse();
        assertThat(begin.asked().get(0).has("files")).isTrue();
    }

    @Test
    void an_execution_that_was_started_is_told_even_when_it_cannot_be_followed() throws Exception {
        FakeTool begin = FakeTool.answering("{\"execution_id\": \"e\", \"state\": \"CREATED\"}");
        JsonObject told = new ExecuteFlow(
                        begin, FakeTool.answering("{\"inputs\": []}"), FakeTool.notFound(), FakeTool.answering("{}"))
                .call(FakeTool.call("2.0", "{\"namespace\": \"n\", \"flow_id\": \"f\", \"wait\": true}"))
                .content();
        assertThat(told.get("execution_id").getAsString()).isEqualTo("e");
        assertThat(told.get("next").getAsString()).contains("do not start it again");
    }

    private static void start(String given) throws KestraException {
        JsonObject arguments = JsonParser.parseString(given).getAsJsonObject();
        arguments.addProperty("namespace", "n");
        arguments.addProperty("flow_id", "f");
        new ExecuteFlow(FakeTool.untouched(), FakeTool.answering(TAKES), FakeTool.untouched(), FakeTool.answering("{}"))
                .call(FakeTool.call("2.0", arguments.toString()));
    }
}
