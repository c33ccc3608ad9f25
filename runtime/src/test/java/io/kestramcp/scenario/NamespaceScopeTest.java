package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller who is held to {@code company.team.**} gets through the front door, with and without naming it. */
class NamespaceScopeTest {
    private static final String FOREIGN = "company.secret";
    private static final String CALLER_OF_GREETING = """
            id: %s
            namespace: %s
            tasks:
              - id: call
                type: io.kestra.plugin.core.flow.Subflow
                namespace: company.team
                flowId: greeting
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"1.3", "2.0"})
    void a_search_without_a_namespace_is_one_of_his_own_and_says_so(String line) throws Exception {
        SignedIn.run(directory, line, (members, everywhere) -> {
            Flows.save(everywhere, Flows.GREETING);
            Flows.save(everywhere, Flows.GREETING.replace("company.team", FOREIGN));
            McpCaller.Answer found = members.of("team").ok("search_flows", "{}");
            assertThat(found.column("namespace")).containsOnly("company.team");
            assertThat(found.content().get("total").getAsInt()).isEqualTo(1);
            assertThat(found.string("searched")).contains("only company.team and below");
            assertThat(everywhere.ok("search_flows", "{}").content().has("searched"))
                    .isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3", "2.0"})
    void what_depends_on_his_flow_from_elsewhere_is_nothing_more_than_outside(String line) throws Exception {
        SignedIn.run(directory, line, (members, everywhere) -> {
            Flows.save(everywhere, Flows.GREETING);
            Flows.save(everywhere, CALLER_OF_GREETING.formatted("insider", "company.team"));
            Flows.save(everywhere, CALLER_OF_GREETING.formatted("hidden_caller", FOREIGN));
            McpCaller team = members.of("team");
            String one = "{\"namespace\": \"company.team\", \"flow_id\": \"greeting\"}";
            assertThat(everywhere.ok("get_flow_dependencies", one).content().toString())
                    .contains("hidden_caller");
            for (String tool : List.of("get_flow_dependencies", "what_breaks_if", "get_namespace_dependencies")) {
                String arguments = tool.startsWith("get_namespace") ? "{\"namespace\": \"company.team\"}" : one;
                String seen = team.ok(tool, arguments).content().toString();
                assertThat(seen).as(tool).contains("insider", "outside your namespaces");
                assertThat(seen).as(tool).doesNotContain("hidden_caller", FOREIGN);
            }
            assertThat(team.ok("what_breaks_if", one).content().get("total").getAsInt())
                    .isEqualTo(1);
        });
    }

    @Test
    void he_diagnoses_his_own_executions_and_no_others() throws Exception {
        SignedIn.run(directory, "2.0", (members, everywhere) -> {
            Flows.save(everywhere, Flows.GREETING);
            Flows.save(everywhere, Flows.GREETING.replace("company.team", FOREIGN));
            McpCaller team = members.of("team");
            String own = Flows.start(team, "greeting", "{\"who\": \"Ada\"}");
            assertThat(team.ok("diagnose_execution", "{\"execution_id\": \"" + own + "\"}")
                            .string("namespace"))
                    .isEqualTo("company.team");
            String foreign = everywhere
                    .ok(
                            "execute_flow",
                            "{\"namespace\": \"" + FOREIGN
                                    + "\", \"flow_id\": \"greeting\", \"inputs\": {\"who\": \"X\"}}")
                    .string("execution_id");
            List<String> refused = new ArrayList<>();
            for (String id : List.of(foreign, "nothing")) {
                refused.add(team.call("diagnose_execution", "{\"execution_id\": \"" + id + "\"}")
                        .text());
            }
            assertThat(Unnamed.of(refused.get(0))).contains("not_granted").isEqualTo(Unnamed.of(refused.get(1)));
        });
    }

    @Test
    void one_foreign_id_among_his_own_and_nothing_is_done() throws Exception {
        SignedIn.run(directory, "2.0", (members, everywhere) -> {
            Flows.save(everywhere, Flows.GREETING);
            Flows.save(everywhere, Flows.GREETING.replace("company.team", FOREIGN));
            McpCaller team = members.of("team");
            String own = Flows.start(team, "greeting", "{\"who\": \"Ada\"}");
            String foreign = everywhere
                    .ok(
                            "execute_flow",
                            "{\"namespace\": \"" + FOREIGN
                                    + "\", \"flow_id\": \"greeting\", \"inputs\": {\"who\": \"X\"}}")
                    .string("execution_id");
            List<String> before = executions(everywhere);
            assertThat(team.call("replay_executions", "{\"execution_ids\": [\"" + own + "\", \"" + foreign + "\"]}")
                            .text())
                    .contains("not_granted");
            assertThat(executions(everywhere)).isEqualTo(before);
        });
    }

    private static List<String> executions(McpCaller everywhere) throws Exception {
        return everywhere.ok("list_executions", "{}").column("execution_id");
    }
}
