package io.kestramcp.tool.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.tool.FakeTool;
import io.kestramcp.tool.ToolDescriptor;
import io.kestramcp.tools.GeneratedTools;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BulkActionTest {
    private static final String TWO = """
            {"results": [{"execution_id": "a"}, {"execution_id": "b"}], "total": 2}""";
    private static final String FILTER = "\"filter\": {\"namespace\": \"company\"}";

    @Test
    void a_filter_is_first_only_counted() throws Exception {
        FakeTool kill = FakeTool.untouched();
        JsonObject seen = new KillExecutions(FakeTool.answering(TWO), kill)
                .call(FakeTool.call("2.0", "{" + FILTER + "}"))
                .content();
        assertThat(seen.get("count").getAsInt()).isEqualTo(2);
        assertThat(seen.get("done").getAsBoolean()).isFalse();
        assertThat(seen.get("next").getAsString()).contains("confirm_count: 2");
        assertThat(kill.asked()).isEmpty();
    }

    @Test
    void the_confirmed_count_lets_exactly_the_counted_ids_be_killed() throws Exception {
        FakeTool kill = FakeTool.answering("{\"total_items\": 2}");
        JsonObject done = new KillExecutions(FakeTool.answering(TWO), kill)
                .call(FakeTool.call("2.0", "{" + FILTER + ", \"confirm_count\": 2}"))
                .content();
        assertThat(done.get("done").getAsBoolean()).isTrue();
        assertThat(kill.asked().get(0).get("execution_ids").toString()).isEqualTo("[\"a\",\"b\"]");
    }

    @Test
    void a_count_that_no_longer_holds_stops_everything() {
        FakeTool kill = FakeTool.untouched();
        assertThatThrownBy(() -> new KillExecutions(FakeTool.answering(TWO), kill)
                        .call(FakeTool.call("2.0", "{" + FILTER + ", \"confirm_count\": 3}")))
                .isInstanceOf(RefusedArgumentException.class)
                .hasMessageContaining("now hits 2")
                .hasMessageContaining("Nothing was done");
        assertThat(kill.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"namespace\": \"\"}",
                "{\"namespace\": \"  \"}",
                "{\"state\": []}",
                "{\"labels\": {}}",
                "{\"query\": null}"
            })
    void U4_a_filter_that_says_nothing_is_refused_before_anything_is_sent(String filter) {
        FakeTool list = FakeTool.untouched();
        assertThatThrownBy(() -> new DeleteExecutions(list, FakeTool.untouched())
                        .call(FakeTool.call("1.3", "{\"filter\": " + filter + ", \"confirm_count\": 1}")))
                .isInstanceOf(RefusedArgumentException.class)
                .hasMessageContaining("every execution");
        assertThat(list.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"flow", "namespaze", "size", "page", "flowId"})
    void U4_a_criterion_that_would_be_dropped_is_refused_before_anything_is_sent(String criterion) {
        FakeTool list = FakeTool.untouched();
        assertThatThrownBy(() -> new KillExecutions(list, FakeTool.untouched())
                        .call(FakeTool.call(
                                "2.0",
                                "{\"filter\": {\"namespace\": \"company\", \"" + criterion
                                        + "\": \"x\"}, \"confirm_count\": 1}")))
                .isInstanceOf(RefusedArgumentException.class)
                .hasMessageContaining(criterion)
                .hasMessageContaining("flow_id");
        assertThat(list.asked()).isEmpty();
    }

    @Test
    void the_criteria_are_those_of_the_listing_on_every_line() {
        ToolDescriptor listing =
                GeneratedTools.catalog().find("list_executions").orElseThrow().descriptor();
        listing.bindings().values().forEach(binding -> {
            Set<String> arguments = new TreeSet<>(
                    binding.inputSchema().getAsJsonObject("properties").keySet());
            arguments.removeAll(Set.of("page", "size"));
            assertThat(Criteria.words().keySet()).isEqualTo(arguments);
            JsonObject properties = binding.inputSchema().getAsJsonObject("properties");
            assertThat(Criteria.words().get("state"))
                    .containsExactlyInAnyOrderElementsOf(
                            words(properties.getAsJsonObject("state").getAsJsonObject("items")));
            assertThat(Criteria.words().get("origin"))
                    .containsExactlyInAnyOrderElementsOf(words(properties.getAsJsonObject("origin")));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"state\": [\"RUNNING\", \"RUNING\"]}", "{\"state\": \"failed\"}", "{\"origin\": \"main\"}"})
    void a_word_that_would_match_nothing_is_refused_with_those_there_are(String filter) {
        FakeTool list = FakeTool.untouched();
        assertThatThrownBy(() -> new KillExecutions(list, FakeTool.untouched())
                        .call(FakeTool.call("2.0", "{\"filter\": " + filter + "}")))
                .isInstanceOf(RefusedArgumentException.class)
                .hasMessageContaining("It takes: ");
        assertThat(list.asked()).isEmpty();
    }

    private static List<String> words(JsonObject schema) {
        return schema.getAsJsonArray("enum").asList().stream()
                .map(JsonElement::getAsString)
                .toList();
    }

    @Test
    void a_filter_that_hits_too_much_is_refused() {
        FakeTool many = FakeTool.answering("{\"results\": [{\"execution_id\": \"a\"}], \"total\": 1001}");
        assertThatThrownBy(() ->
                        new KillExecutions(many, FakeTool.untouched()).call(FakeTool.call("2.0", "{" + FILTER + "}")))
                .hasMessageContaining("1000")
                .hasMessageContaining("Narrow");
    }

    @Test
    void every_page_of_the_search_is_counted() throws Exception {
        FakeTool pages = FakeTool.answering(
                "{\"results\": [{\"execution_id\": \"a\"}], \"total\": 2, \"next_page\": 2}",
                "{\"results\": [{\"execution_id\": \"b\"}], \"total\": 2}");
        JsonObject seen = new PauseExecutions(pages, FakeTool.untouched())
                .call(FakeTool.call("2.0", "{" + FILTER + "}"))
                .content();
        assertThat(seen.get("count").getAsInt()).isEqualTo(2);
        assertThat(pages.asked().get(1).get("page").getAsInt()).isEqualTo(2);
    }

    @Test
    void ids_and_filter_together_are_refused_and_so_is_neither() {
        KillExecutions kill = new KillExecutions(FakeTool.untouched(), FakeTool.untouched());
        assertThatThrownBy(() -> kill.call(FakeTool.call("2.0", "{\"execution_ids\": [\"a\"], " + FILTER + "}")))
                .hasMessageContaining("exactly one");
        assertThatThrownBy(() -> kill.call(FakeTool.call("2.0", "{}"))).hasMessageContaining("exactly one");
    }

    @Test
    void named_ids_are_sent_once_each_and_checked() throws Exception {
        FakeTool restart = FakeTool.answering("{\"count\": 1}");
        new RestartExecutions(FakeTool.untouched(), restart)
                .call(FakeTool.call("1.3", "{\"execution_ids\": [\"a\", \"a\"]}"));
        assertThat(restart.asked().get(0).get("execution_ids").toString()).isEqualTo("[\"a\"]");
        assertThatThrownBy(() -> new RestartExecutions(FakeTool.untouched(), FakeTool.untouched())
                        .call(FakeTool.call("1.3", "{\"execution_ids\": [\"../x\"]}")))
                .isInstanceOf(RefusedArgumentException.class);
    }
}
