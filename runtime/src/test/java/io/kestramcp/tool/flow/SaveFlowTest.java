package io.kestramcp.tool.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.FakeTool;
import org.junit.jupiter.api.Test;

class SaveFlowTest {
    private static final String NOW = "{\"revision\": 3, \"source\": \"id: f\\nnamespace: n\\n\"}";
    private static final String VALID = "{\"results\": [{\"flow_id\": \"f\", \"warnings\": [\"old type\"]}]}";

    @Test
    void without_more_it_saves_and_asks_nothing_else() throws Exception {
        FakeTool save = FakeTool.answering("{\"revision\": 1}");
        JsonObject told = call(save, FakeTool.untouched(), FakeTool.untouched(), "");
        assertThat(told.get("saved").getAsBoolean()).isTrue();
        assertThat(save.asked().get(0).get("source").getAsString()).isEqualTo("id: f\nnamespace: n");
    }

    @Test
    void another_revision_than_expected_is_refused_and_nothing_is_saved() {
        assertThatThrownBy(() -> call(
                        FakeTool.untouched(),
                        FakeTool.untouched(),
                        FakeTool.answering(NOW),
                        ", \"expected_revision\": 2"))
                .isInstanceOf(RefusedArgumentException.class)
                .hasMessageContaining("is 2, but the flow is at revision 3");
    }

    @Test
    void a_flow_that_is_gone_is_not_created_again_where_a_revision_was_expected() {
        assertThatThrownBy(() -> call(
                        FakeTool.untouched(), FakeTool.untouched(), FakeTool.notFound(), ", \"expected_revision\": 2"))
                .hasMessageContaining("there is no such flow");
    }

    @Test
    void a_save_that_came_in_between_is_told() throws Exception {
        JsonObject told = call(
                FakeTool.answering("{\"revision\": 5}"),
                FakeTool.untouched(),
                FakeTool.answering(NOW),
                ", \"expected_revision\": 3");
        assertThat(told.get("note").getAsString()).contains("Somebody else");
    }

    @Test
    void a_flow_that_was_deleted_once_is_created_again_and_nobody_is_blamed() throws Exception {
        JsonObject told = call(
                FakeTool.answering("{\"revision\": 8}"),
                FakeTool.untouched(),
                FakeTool.notFound(),
                ", \"expected_revision\": 0");
        assertThat(told.get("note").getAsString()).contains("revision 8", "was deleted, or somebody else created it");
    }

    @Test
    void a_dry_run_tells_what_it_would_do_and_warns_but_saves_nothing() throws Exception {
        JsonObject told =
                call(FakeTool.untouched(), FakeTool.answering(VALID), FakeTool.answering(NOW), ", \"dry_run\": true");
        assertThat(told.get("saved").getAsBoolean()).isFalse();
        assertThat(told.get("would").getAsString()).isEqualTo("change nothing");
        assertThat(told.get("warnings").toString()).contains("old type");
        JsonObject fresh =
                call(FakeTool.untouched(), FakeTool.answering(VALID), FakeTool.notFound(), ", \"dry_run\": true");
        assertThat(fresh.get("would").getAsString()).isEqualTo("create");
    }

    private static JsonObject call(FakeTool save, FakeTool validate, FakeTool getFlow, String more)
            throws KestraException {
        return new SaveFlow(save, validate, getFlow)
                .call(FakeTool.call("2.0", "{\"source\": \"id: f\\nnamespace: n\"" + more + "}"))
                .content();
    }
}
