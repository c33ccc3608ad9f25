package io.kestramcp.scenario;

import static io.kestramcp.scenario.Looks.column;
import static io.kestramcp.scenario.Looks.ok;
import static io.kestramcp.scenario.Looks.refused;
import static io.kestramcp.scenario.Looks.team;
import static io.kestramcp.scenario.Looks.until;
import static io.kestramcp.scenario.Looks.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.scenario.McpCaller.Answer;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What runs after what in a flow, and which flow starts which, as data and as a drawing. */
class FlowGraphScenariosTest {
    /** Kestra works out who depends on whom a moment after a flow was saved. */
    private static final int EDGES_OF_THE_CYCLE = 3;

    @Test
    void a_flows_tasks_and_triggers_are_drawn_and_no_two_nodes_share_a_name() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SCHEDULED.replace("triggers:", """
                      - { id: tock, type: io.kestra.plugin.core.debug.Return, format: tock }
                    triggers:"""));
            Answer graph = ok(client, "get_flow_graph", team("flow_id", "scheduled"));
            List<String> nodes = column(graph, "nodes", "id");
            assertThat(nodes).contains("tick", "tock", "hourly").doesNotHaveDuplicates();
            assertThat(new HashSet<>(nodes)).containsAll(column(graph, "edges", "from"));
            assertThat(graph.content().get("edges").toString())
                    .contains("{\"from\":\"tick\",\"to\":\"tock\",\"relation\":\"SEQUENTIAL\"}");
            assertThat(graph.string("mermaid")).startsWith("flowchart").contains("[\"tick\"]", "-->");
        });
    }

    @Test
    void a_graph_is_that_of_the_revision_asked_for() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SCHEDULED);
            Flows.save(client, Flows.SCHEDULED.replace("id: tick", "id: renamed"));
            assertThat(column(ok(client, "get_flow_graph", team("flow_id", "scheduled")), "nodes", "id"))
                    .contains("renamed");
            assertThat(column(ok(client, "get_flow_graph", team("flow_id", "scheduled", "revision", 1)), "nodes", "id"))
                    .contains("tick")
                    .doesNotContain("renamed");
        });
    }

    @Test
    void a_cycle_and_two_flows_of_one_id_are_drawn_as_they_are() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            saveCycle(client);
            Answer graph = until(
                    client,
                    "get_flow_dependencies",
                    team("flow_id", "alpha"),
                    seen -> seen.content().getAsJsonArray("edges").size() == EDGES_OF_THE_CYCLE);
            assertThat(column(graph, "nodes", "namespace"))
                    .containsExactlyInAnyOrder("company.team", "company.team", "company.sales");
            assertThat(graph.content().get("edges").toString())
                    .contains("{\"from\":\"company.team/alpha\",\"to\":\"company.team/beta\"")
                    .contains("{\"from\":\"company.team/beta\",\"to\":\"company.team/alpha\"")
                    .contains("{\"from\":\"company.sales/alpha\",\"to\":\"company.team/alpha\"");
            assertThat(graph.string("mermaid").lines().filter(line -> line.contains("-->")))
                    .hasSize(EDGES_OF_THE_CYCLE);
            assertThat(ok(client, "get_namespace_dependencies", team()).string("mermaid"))
                    .contains("company.sales/alpha", "company.team/beta");
        });
    }

    @Test
    void those_behind_the_neighbours_are_shown_when_asked_for() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SLOW);
            Flows.save(client, caller("company.team", "middle", "slow"));
            Flows.save(client, caller("company.team", "outer", "middle"));
            Answer all = until(
                    client,
                    "get_flow_dependencies",
                    team("flow_id", "slow", "indirect", true),
                    seen -> seen.content().getAsJsonArray("edges").size() == 2);
            assertThat(column(all, "nodes", "flow_id")).contains("outer");
            assertThat(column(ok(client, "get_flow_dependencies", team("flow_id", "slow")), "nodes", "flow_id"))
                    .containsExactlyInAnyOrder("slow", "middle");
        });
    }

    @Test
    void what_breaks_reaches_over_namespaces_and_ends_in_a_cycle() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            saveCycle(client);
            Flows.save(client, caller("company.sales", "outer", "unrelated"));
            Answer hit = until(
                    client,
                    "what_breaks_if",
                    team("flow_id", "alpha"),
                    seen -> seen.content().get("total").getAsInt() == 2);
            assertThat(column(hit, "dependants", "namespace"))
                    .containsExactlyInAnyOrder("company.team", "company.sales");
            assertThat(column(hit, "dependants", "because"))
                    .allMatch(because -> because.contains("calls it as a subflow: company.team/alpha"));
        });
    }

    @Test
    void a_flow_that_does_not_exist_is_not_found_rather_than_without_dependants() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SLOW);
            for (String tool : List.of("what_breaks_if", "get_flow_dependencies", "get_flow_graph")) {
                assertThat(refused(client, tool, team("flow_id", "typo")))
                        .as(tool)
                        .contains("404");
            }
            assertThat(ok(client, "what_breaks_if", team("flow_id", "slow"))
                            .content()
                            .get("total")
                            .getAsInt())
                    .isZero();
            assertThat(column(
                            ok(client, "list_flow_revisions", with("namespace", "company.none", "flow_id", "x")),
                            "revision"))
                    .isEmpty();
        });
    }

    private static void saveCycle(McpCaller client) throws Exception {
        Flows.save(client, caller("company.team", "alpha", "beta"));
        Flows.save(client, caller("company.team", "beta", "alpha"));
        Flows.save(client, caller("company.sales", "alpha", "alpha"));
    }

    /** A flow that calls one of company.team. */
    private static String caller(String namespace, String id, String called) {
        return """
                id: %s
                namespace: %s
                tasks:
                  - id: call
                    type: io.kestra.plugin.core.flow.Subflow
                    namespace: company.team
                    flowId: %s
                    wait: false
                """.formatted(id, namespace, called);
    }
}
