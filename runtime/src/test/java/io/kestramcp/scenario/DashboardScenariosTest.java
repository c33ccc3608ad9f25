package io.kestramcp.scenario;

import static io.kestramcp.scenario.Looks.column;
import static io.kestramcp.scenario.Looks.ok;
import static io.kestramcp.scenario.Looks.refused;
import static io.kestramcp.scenario.Looks.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

/** Dashboards, and the types that YAML is written with. */
class DashboardScenariosTest {
    /** Dashboards are of no namespace: the name keeps them apart on a real Kestra. */
    private static final String ID = "company-scenario-board";

    private static final String BOARD = """
            id: %s
            title: Runs of the scenarios
            description: For a scenario
            timeWindow:
              default: P1D
              max: P30D
            charts:
              - id: by_state
                type: io.kestra.plugin.core.dashboard.chart.Table
                chartOptions:
                  displayName: Executions
                data:
                  type: io.kestra.plugin.core.dashboard.data.Executions
                  columns:
                    ns:
                      field: NAMESPACE
                    total:
                      agg: COUNT
            """.formatted(ID);

    @Test
    void a_dashboard_is_created_found_changed_and_deleted() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            JsonObject which = with("dashboard_id", ID);
            assertThat(ok(client, "create_or_update_dashboard", with("source", BOARD))
                            .string("dashboard_id"))
                    .isEqualTo(ID);
            assertThat(column(ok(client, "list_dashboards", with("query", "Runs of the scenarios")), "dashboard_id"))
                    .containsExactly(ID);
            assertThat(ok(client, "get_dashboard", which).string("source").strip())
                    .isEqualTo(BOARD.strip());
            assertThat(refused(client, "create_or_update_dashboard", with("source", BOARD)))
                    .contains("already exists");
            String renamed = BOARD.replace("Runs of the scenarios", "What ran");
            ok(client, "create_or_update_dashboard", with("source", renamed, "dashboard_id", ID));
            assertThat(ok(client, "get_dashboard", which).string("title")).isEqualTo("What ran");
            ok(client, "delete_dashboard", which);
            assertThat(refused(client, "get_dashboard", which)).contains("404");
            assertThat(refused(client, "delete_dashboard", which)).contains("404");
        });
    }

    @Test
    void a_dashboard_that_kestra_refuses_is_told_why_and_not_saved() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            String untitled = BOARD.replace("title: Runs of the scenarios\n", "");
            assertThat(refused(client, "create_or_update_dashboard", with("source", untitled)))
                    .contains("422")
                    .contains("title: must not be blank");
            assertThat(refused(client, "get_dashboard", with("dashboard_id", ID)))
                    .contains("404");
        });
    }

    @Test
    void a_type_is_found_by_words_and_its_schema_names_what_a_valid_task_needs() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            assertThat(column(ok(client, "search_plugins", with("query", "core return")), "type"))
                    .contains("io.kestra.plugin.core.debug.Return");
            assertThat(column(ok(client, "search_plugins", with("query", "schedule trigger")), "kind"))
                    .contains("trigger");
            JsonObject schema = ok(client, "get_plugin_schema", with("type", "io.kestra.plugin.core.log.Log"))
                    .content()
                    .getAsJsonObject("properties");
            assertThat(schema.get("required").toString()).contains("message");
            assertThat(schema.getAsJsonObject("properties").keySet()).contains("message", "level");
            for (String tool : new String[] {"get_plugin_schema", "get_plugin_doc"}) {
                assertThat(refused(client, tool, with("type", "io.kestra.plugin.core.log.NoSuch")))
                        .as(tool)
                        .contains("404");
            }
        });
    }
}
