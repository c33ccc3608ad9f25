package io.kestramcp.scenario;

import static io.kestramcp.scenario.Looks.column;
import static io.kestramcp.scenario.Looks.ok;
import static io.kestramcp.scenario.Looks.team;
import static io.kestramcp.scenario.Looks.until;
import static io.kestramcp.scenario.Looks.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.scenario.McpCaller.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Namespaces: all of them, page by page, and only what is in the one asked for. */
class NamespaceScenariosTest {
    private static final List<String> NAMES = List.of("company.a", "company.b", "company.c", "company.d", "company.e");

    @Test
    void every_namespace_comes_on_exactly_one_page() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            for (String name : NAMES) {
                Flows.save(client, Flows.GREETING.replace("company.team", name));
            }
            for (boolean withFlows : new boolean[] {false, true}) {
                List<String> all = pages(client, with("query", "company.", "with_flows", withFlows, "size", 2));
                assertThat(all).containsExactlyInAnyOrderElementsOf(NAMES);
            }
        });
    }

    @Test
    void a_namespace_without_flows_of_its_own_is_left_out_when_only_those_with_flows_are_asked_for() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING.replace("company.team", "company.far.below"));
            assertThat(pages(client, with("query", "company.far"))).contains("company.far", "company.far.below");
            assertThat(pages(client, with("query", "company.far", "with_flows", true)))
                    .containsExactly("company.far.below");
        });
    }

    @Test
    void a_namespace_is_read_by_its_name() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            assertThat(ok(client, "get_namespace", team()).string("namespace")).isEqualTo("company.team");
        });
    }

    @Test
    void the_dependencies_of_a_namespace_reach_over_its_border() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SLOW);
            Flows.save(client, PredecessorFlows.SLEEPER.replaceFirst("company.team", "company.other"));
            Answer graph = until(
                    client,
                    "get_namespace_dependencies",
                    team(),
                    seen -> seen.content().getAsJsonArray("edges").size() == 1);
            assertThat(column(graph, "edges", "from")).containsExactly("company.other/sleeper");
            assertThat(column(graph, "edges", "to")).containsExactly("company.team/slow");
        });
    }

    private static List<String> pages(McpCaller client, JsonObject search) throws Exception {
        List<String> all = new ArrayList<>();
        Answer page = ok(client, "search_namespaces", search);
        all.addAll(column(page, "namespace"));
        while (page.content().has("next_page")) {
            search.add("page", page.content().get("next_page"));
            page = ok(client, "search_namespaces", search);
            all.addAll(column(page, "namespace"));
        }
        return all;
    }
}
