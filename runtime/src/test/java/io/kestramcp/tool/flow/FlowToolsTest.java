package io.kestramcp.tool.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.tool.FakeTool;
import org.junit.jupiter.api.Test;

class FlowToolsTest {
    @Test
    void a_name_that_is_clearly_ahead_is_the_match() throws Exception {
        JsonObject found = find("hello mcp", "hello_mcp", "hello_world");
        assertThat(found.get("found").getAsBoolean()).isTrue();
        assertThat(found.getAsJsonObject("match").get("flow_id").getAsString()).isEqualTo("hello_mcp");
    }

    @Test
    void names_that_are_equally_near_are_only_candidates() throws Exception {
        JsonObject found = find("hello", "hello_one", "hello_two");
        assertThat(found.get("found").getAsBoolean()).isFalse();
        assertThat(found.getAsJsonArray("candidates")).hasSize(2);
    }

    @Test
    void a_name_that_is_like_nothing_finds_nothing() throws Exception {
        JsonObject found = find("nonexistent_xyz_123");
        assertThat(found.get("found").getAsBoolean()).isFalse();
        assertThat(found.getAsJsonArray("candidates")).isEmpty();
    }

    @Test
    void a_cycle_is_drawn_and_flows_of_one_id_in_two_namespaces_are_two() throws Exception {
        FakeTool part = FakeTool.answering("""
                {"nodes": [{"uid": "1", "namespace": "a", "id": "f"}, {"uid": "2", "namespace": "b", "id": "f"}],
                 "edges": [{"source": "1", "target": "2", "relation": "FLOW_TASK"},
                           {"source": "2", "target": "1", "relation": "FLOW_TRIGGER"},
                           {"source": "1", "target": "hidden", "relation": "FLOW_TASK"}]}""");
        JsonObject graph = new GetNamespaceDependencies(part)
                .call(FakeTool.call("2.0", "{\"namespace\": \"a\"}"))
                .content();
        assertThat(graph.getAsJsonArray("nodes")).hasSize(2);
        assertThat(graph.getAsJsonArray("edges")).hasSize(2);
        assertThat(graph.get("mermaid").getAsString()).isEqualTo("""
                        flowchart LR
                          n0["a/f"]
                          n1["b/f"]
                          n0 --> n1
                          n1 --> n0
                        """);
    }

    @Test
    void switching_a_flow_tells_what_it_is_afterwards() throws Exception {
        FakeTool many = FakeTool.answering("{\"count\": 1}");
        FakeTool now = FakeTool.answering(
                "{\"namespace\": \"n\", \"flow_id\": \"f\", \"revision\": 3, \"disabled\": true, \"tasks\": []}");
        JsonObject told = new DisableFlow(many, now)
                .call(FakeTool.call("2.0", "{\"namespace\": \"n\", \"flow_id\": \"f\"}"))
                .content();
        assertThat(many.asked().get(0).get("flows").toString()).isEqualTo("[{\"namespace\":\"n\",\"id\":\"f\"}]");
        assertThat(told.get("disabled").getAsBoolean()).isTrue();
        assertThat(told.has("tasks")).isFalse();
    }

    @Test
    void namespaces_with_flows_are_paged_here() throws Exception {
        FakeTool all = FakeTool.answering(
                "{\"results\": [{\"namespace\": \"a\"}, {\"namespace\": \"b\"}, {\"namespace\": \"c\"}]}");
        JsonObject page = new SearchNamespaces(FakeTool.untouched(), all)
                .call(FakeTool.call("2.0", "{\"with_flows\": true, \"size\": 2}"))
                .content();
        assertThat(page.getAsJsonArray("results")).hasSize(2);
        assertThat(page.get("total").getAsInt()).isEqualTo(3);
        assertThat(page.get("next_page").getAsInt()).isEqualTo(2);
    }

    private static JsonObject find(String name, String... ids) throws Exception {
        StringBuilder rows = new StringBuilder();
        for (String id : ids) {
            rows.append(rows.length() == 0 ? "" : ",");
            rows.append("{\"namespace\": \"n\", \"flow_id\": \"").append(id).append("\"}");
        }
        return new FindFlow(FakeTool.answering("{\"results\": [" + rows + "]}"))
                .call(FakeTool.call("2.0", "{\"name\": \"" + name + "\"}"))
                .content();
    }
}
