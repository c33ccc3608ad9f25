package io.kestramcp.tool.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.tool.FakeTool;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GetExecutionTest {
    private static final String LOOP = IntStream.range(0, 250)
            .mapToObj(i -> "{\"task_id\": \"t%d\", \"state\": \"%s\"}".formatted(i, i % 2 == 0 ? "SUCCESS" : "FAILED"))
            .collect(Collectors.joining(
                    ",",
                    "{\"state\": \"FAILED\", \"inputs\": {\"a\": 1}, \"outputs\": {\"b\": 2}, \"task_runs\": [",
                    "]}"));

    @Test
    void a_summary_counts_the_task_runs_and_names_the_last_failed_ones() throws Exception {
        JsonObject seen = seen("{\"execution_id\": \"e\"}");
        assertThat(seen.has("inputs") || seen.has("outputs") || seen.has("task_runs"))
                .isFalse();
        assertThat(seen.getAsJsonObject("task_run_states").toString()).isEqualTo("{\"FAILED\":125,\"SUCCESS\":125}");
        assertThat(seen.getAsJsonArray("failed_task_runs")).hasSize(10);
        assertThat(seen.getAsJsonArray("failed_task_runs").get(9).toString()).contains("t249");
    }

    @Test
    void parts_come_when_they_are_asked_for() throws Exception {
        JsonObject seen = seen("{\"execution_id\": \"e\", \"parts\": [\"inputs\"]}");
        assertThat(seen.getAsJsonObject("inputs").get("a").getAsInt()).isEqualTo(1);
        assertThat(seen.has("outputs")).isFalse();
    }

    @Test
    void task_runs_come_by_the_page_until_there_are_no_more() throws Exception {
        JsonObject first = seen("{\"execution_id\": \"e\", \"parts\": [\"task_runs\"]}");
        assertThat(first.getAsJsonArray("task_runs")).hasSize(100);
        assertThat(first.get("task_runs_total").getAsInt()).isEqualTo(250);
        assertThat(first.get("next_offset").getAsInt()).isEqualTo(100);
        JsonObject last = seen("{\"execution_id\": \"e\", \"parts\": [\"task_runs\"], \"offset\": 200}");
        assertThat(last.getAsJsonArray("task_runs")).hasSize(50);
        assertThat(last.has("next_offset")).isFalse();
        JsonObject beyond = seen("{\"execution_id\": \"e\", \"parts\": [\"task_runs\"], \"offset\": 2147483647}");
        assertThat(beyond.getAsJsonArray("task_runs")).isEmpty();
        assertThat(beyond.has("next_offset")).isFalse();
    }

    @Test
    void an_offset_without_task_runs_is_refused_and_nothing_is_asked() {
        assertThatThrownBy(() -> new GetExecution(FakeTool.untouched())
                        .call(FakeTool.call("2.0", "{\"execution_id\": \"e\", \"offset\": 5}")))
                .isInstanceOf(RefusedArgumentException.class)
                .hasMessageContaining("task_runs");
    }

    @Test
    void who_waited_for_a_long_loop_sees_its_last_task_runs() throws Exception {
        JsonObject seen = new WaitForExecution(FakeTool.answering(LOOP))
                .call(FakeTool.call("2.0", "{\"execution_id\": \"e\"}"))
                .content();
        assertThat(seen.getAsJsonArray("task_runs")).hasSize(100);
        assertThat(seen.getAsJsonArray("task_runs").get(99).toString()).contains("t249");
        assertThat(seen.get("task_runs_total").getAsInt()).isEqualTo(250);
    }

    private static JsonObject seen(String arguments) throws Exception {
        return new GetExecution(FakeTool.answering(LOOP))
                .call(FakeTool.call("2.0", arguments))
                .content();
    }
}
