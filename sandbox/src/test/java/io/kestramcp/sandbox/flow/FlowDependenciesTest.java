package io.kestramcp.sandbox.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which flow starts which. */
class FlowDependenciesTest {
    private static final FlowKey A = new FlowKey("n", "a");
    private static final FlowKey B = new FlowKey("n", "b");
    private static final FlowKey C = new FlowKey("m", "c");

    private final FlowDependencies chain = new FlowDependencies(List.of(
            flow("{id: a, namespace: n, tasks: [{id: p, type: x.flow.Sequential, tasks:"
                    + " [{id: t, type: x.flow.Subflow, namespace: n, flowId: b}]}]}"),
            flow("{id: b, namespace: n, tasks: []}"),
            flow("{id: c, namespace: m, tasks: [], triggers: [{id: t, dependsOn: [{namespace: n, flowId: b}]}]}")));

    @Test
    void callInsideAnotherTaskIsFound() {
        assertThat(chain.of(A, false)).containsExactly(new FlowDependencies.Edge(A, B, "FLOW_TASK"));
    }

    @Test
    void directDependenciesStopAtTheNeighbours() {
        assertThat(chain.of(B, false)).hasSize(2);
        assertThat(chain.of(C, false)).containsExactly(new FlowDependencies.Edge(B, C, "FLOW_TRIGGER"));
    }

    @Test
    void expandedDependenciesGoToTheEnd() {
        assertThat(chain.allOf(C, false)).hasSize(2);
    }

    @Test
    void destinationOnlyLeavesOutWhatTheFlowStarts() {
        assertThat(chain.of(B, true)).containsExactly(new FlowDependencies.Edge(A, B, "FLOW_TASK"));
    }

    @Test
    void triggerOf13NamesItsFlowsInPreconditions() {
        FlowDependencies dependencies = new FlowDependencies(List.of(
                flow("{id: b, namespace: n, tasks: []}"),
                flow("{id: c, namespace: m, tasks: [], triggers:"
                        + " [{id: t, preconditions: {id: p, flows: [{namespace: n, flowId: b}]}}]}")));

        assertThat(dependencies.of(B, false)).containsExactly(new FlowDependencies.Edge(B, C, "FLOW_TRIGGER"));
    }

    @Test
    void callOfFlowThatIsNotThereIsNoDependency() {
        FlowDependencies dependencies = new FlowDependencies(List.of(
                flow("{id: a, namespace: n, tasks: [{id: t, type: x.flow.Subflow, namespace: n, flowId: b}]}")));

        assertThat(dependencies.of(A, false)).isEmpty();
    }

    private static Flow flow(String json) {
        return new Flow(JsonParser.parseString(json).getAsJsonObject(), null, 1, Instant.EPOCH, false);
    }
}
