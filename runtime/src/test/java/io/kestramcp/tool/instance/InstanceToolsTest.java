package io.kestramcp.tool.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.tool.FakeTool;
import org.junit.jupiter.api.Test;

class InstanceToolsTest {
    private static final String PLUGINS = """
            {"results": [{"name": "core", "tasks": [
                {"cls": "io.kestra.plugin.core.log.Log", "title": "Write to the log"},
                {"cls": "io.kestra.plugin.core.http.Request", "title": "Send an HTTP request"},
                {"cls": "io.kestra.plugin.core.http.Download", "title": "Download by HTTP request"}],
              "triggers": ["io.kestra.plugin.core.http.Trigger"]}]}""";

    @Test
    void types_are_found_by_all_words_and_those_named_so_come_first() throws Exception {
        JsonObject found = search("{\"query\": \"http REQUEST\"}");
        assertThat(found.get("total").getAsInt()).isEqualTo(2);
        assertThat(type(found, 0)).isEqualTo("io.kestra.plugin.core.http.Request");
        assertThat(type(found, 1)).isEqualTo("io.kestra.plugin.core.http.Download");
    }

    @Test
    void triggers_are_found_too_however_kestra_lists_them() throws Exception {
        JsonObject found = search("{\"query\": \"trigger\"}");
        assertThat(type(found, 0)).isEqualTo("io.kestra.plugin.core.http.Trigger");
        assertThat(found.getAsJsonArray("results")
                        .get(0)
                        .getAsJsonObject()
                        .get("kind")
                        .getAsString())
                .isEqualTo("trigger");
    }

    @Test
    void more_than_the_limit_is_counted_and_not_shown() throws Exception {
        JsonObject found = search("{\"query\": \"kestra\", \"limit\": 1}");
        assertThat(found.getAsJsonArray("results")).hasSize(1);
        assertThat(found.get("total").getAsInt()).isEqualTo(4);
    }

    @Test
    void a_search_for_nothing_is_refused() {
        assertThatThrownBy(
                        () -> new SearchPlugins(FakeTool.untouched()).call(FakeTool.call("2.0", "{\"query\": \" \"}")))
                .isInstanceOf(RefusedArgumentException.class);
    }

    @Test
    void the_instance_is_told_with_the_line_it_is_spoken_to_by() throws Exception {
        JsonObject info = new GetInstanceInfo(FakeTool.answering("{\"version\": \"1.3.0\", \"edition\": \"OSS\"}"))
                .call(FakeTool.call("1.3", "{}"))
                .content();
        assertThat(info.get("api_line").getAsString()).isEqualTo("1.3");
        assertThat(info.get("line_known").getAsBoolean()).isTrue();
        assertThat(info.get("tenant").getAsString()).isEqualTo("main");
    }

    @Test
    void the_status_names_the_caller_and_asks_kestra_nothing() {
        JsonObject status = new AuthStatus().call(FakeTool.call("2.0", "{}")).content();
        assertThat(status.get("user").getAsString()).isEqualTo("local user");
        assertThat(status.get("version").getAsString()).isEqualTo("2.0.0");
    }

    @Test
    void what_the_ai_writes_is_not_saved_and_each_question_is_a_new_conversation() throws Exception {
        FakeTool ask = FakeTool.answering("{\"yaml\": \"id: a\"}");
        GenerateFlow generate = new GenerateFlow(ask);
        JsonObject answer = generate.call(FakeTool.call("2.0", "{\"prompt\": \"say hello\"}"))
                .content();
        generate.call(FakeTool.call("2.0", "{\"prompt\": \"say hello\"}"));
        assertThat(answer.get("yaml").getAsString()).isEqualTo("id: a");
        assertThat(answer.get("next").getAsString())
                .contains("Nothing was saved")
                .contains("create_or_update_flow");
        assertThat(ask.asked().get(0).get("user_prompt").getAsString()).isEqualTo("say hello");
        assertThat(ask.asked().get(0).get("conversation_id"))
                .isNotEqualTo(ask.asked().get(1).get("conversation_id"));
    }

    @Test
    void a_dashboard_is_replaced_only_when_it_is_named() throws Exception {
        FakeTool add = FakeTool.answering("{\"dashboard_id\": \"new\"}");
        FakeTool replace = FakeTool.answering("{\"dashboard_id\": \"old\"}");
        CreateOrUpdateDashboard save = new CreateOrUpdateDashboard(add, replace);
        assertThat(save.call(FakeTool.call("2.0", "{\"source\": \"title: x\"}"))
                        .content()
                        .get("dashboard_id")
                        .getAsString())
                .isEqualTo("new");
        assertThat(replace.asked()).isEmpty();
        save.call(FakeTool.call("2.0", "{\"source\": \"title: x\", \"dashboard_id\": \"old\"}"));
        assertThat(replace.asked().get(0).get("dashboard_id").getAsString()).isEqualTo("old");
        assertThat(add.asked()).hasSize(1);
    }

    private static JsonObject search(String arguments) throws Exception {
        return new SearchPlugins(FakeTool.answering(PLUGINS))
                .call(FakeTool.call("2.0", arguments))
                .content();
    }

    private static String type(JsonObject found, int row) {
        return found.getAsJsonArray("results")
                .get(row)
                .getAsJsonObject()
                .get("type")
                .getAsString();
    }
}
