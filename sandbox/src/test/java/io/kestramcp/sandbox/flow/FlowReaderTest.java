package io.kestramcp.sandbox.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.line.ApiLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowReaderTest {
    private static final String HEAD = "id: f\nnamespace: company.team\n";
    private static final String TASK = "tasks: [{id: t, type: io.kestra.plugin.core.log.Log, message: m}]\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inputs: [{id: a, type: BOOLEAN}]\n" + TASK,
                "inputs: [{id: a, type: ENUM, values: [x]}]\n" + TASK,
                "inputs: [{id: a, name: a, type: STRING}]\n" + TASK,
                "listeners: []\n" + TASK,
                "taskDefaults: []\n" + TASK,
                "workerGroup: {key: a}\n" + TASK,
                "pluginDefaults: [{type: io.kestra.plugin.core.log.Log, forced: true, values: {}}]\n" + TASK,
                "tasks: [{id: t, type: io.kestra.plugin.core.flow.ForEach, values: [a], tasks: []}]",
                "tasks: [{id: t, type: io.kestra.core.tasks.log.Log, message: m}]",
                "triggers: [{id: s, type: io.kestra.plugin.core.trigger.Schedule, cron: '0 0 * * *', conditions: []}]\n"
                        + TASK,
                "triggers: [{id: s, type: io.kestra.plugin.core.trigger.Schedule, cron: '0 0 * * *', minLogLevel: INFO}]\n"
                        + TASK,
            })
    void line20RefusesTheSyntaxThatItDropped(String rest) {
        assertThatThrownBy(() -> new FlowReader(ApiLine.V2_0).readValid(HEAD + rest))
                .isInstanceOf(Refusal.class)
                .hasMessageMatching("(?s)Invalid entity: (Invalid type|Unrecognized field).*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inputs: [{id: a, type: BOOLEAN}]\n" + TASK,
                "listeners: []\n" + TASK,
                "tasks: [{id: t, type: io.kestra.plugin.core.flow.ForEach, values: [a], tasks: []}]",
            })
    void line13StillTakesIt(String rest) {
        assertThat(new FlowReader(ApiLine.V1_3).readValid(HEAD + rest).get("id").getAsString())
                .isEqualTo("f");
    }

    @ParameterizedTest
    @EnumSource(ApiLine.class)
    void everyConstraintThatIsBrokenIsListed(ApiLine line) {
        assertThatThrownBy(() -> new FlowReader(line).readValid("id: bad id\n"))
                .hasMessage("""
                        Invalid entity: id: must match "^[a-zA-Z0-9][a-zA-Z0-9._-]*"
                        namespace: must not be null
                        tasks: must not be empty
                        """)
                .satisfies(
                        refusal -> assertThat(((Refusal) refusal).violations()).hasSize(3));
    }

    @ParameterizedTest
    @EnumSource(ApiLine.class)
    void propertyThatATaskNeedsIsMissedAtItsPlace(ApiLine line) {
        assertThatThrownBy(() ->
                        new FlowReader(line).readValid(HEAD + "tasks: [{id: t, type: io.kestra.plugin.core.log.Log}]"))
                .hasMessage("Invalid entity: tasks[0].message: must not be null\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"id: [unclosed", "id: {a: b}\nnamespace: n", "- a list", "tasks: text", "tasks: [text]", ""})
    void whatIsNoFlowIsRefusedAndTripsNothing(String source) {
        assertThatThrownBy(() -> new FlowReader(ApiLine.V2_0).readValid(source))
                .isInstanceOf(Refusal.class)
                .satisfies(refusal -> assertThat(((Refusal) refusal).status()).isEqualTo(422));
    }

    @Test
    void yamlIsRead11AndDatesStayText() {
        JsonObject flow = new FlowReader(ApiLine.V2_0)
                .readValid(HEAD + "variables: {switch: on, day: 2026-01-02}\nlabels: {env: dev}\n" + TASK);

        assertThat(flow.get("variables")).hasToString("{\"switch\":true,\"day\":\"2026-01-02\"}");
        assertThat(flow.get("labels")).hasToString("[{\"key\":\"env\",\"value\":\"dev\"}]");
    }
}
