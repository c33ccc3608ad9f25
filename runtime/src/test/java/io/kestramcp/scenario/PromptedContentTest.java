package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.scenario.McpCaller.Answer;
import org.junit.jupiter.api.Test;

/** What the earlier server's prompts ask for and its tests left out: flows, files, triggers, the licence. */
class PromptedContentTest {
    private static final String IN = "{\"namespace\": \"company.team\", ";
    private static final String HOURLY = IN + "\"flow_id\": \"scheduled\", \"trigger_id\": \"hourly\"";

    @Test
    void p03_csv_files_are_found_wherever_they_lie_and_directories_lie_in_directories() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            client.ok("create_directory", IN + "\"path\": \"/data/raw\"}");
            client.ok("write_file", IN + "\"path\": \"/data/raw/one.csv\", \"text\": \"a,b\\n1,2\\n\"}");
            client.ok("write_file", IN + "\"path\": \"/data/two.csv\", \"text\": \"a\\n\"}");
            client.ok("write_file", IN + "\"path\": \"/data/readme.md\", \"text\": \"# Data\"}");
            assertThat(client.ok("search_files", IN + "\"query\": \".csv\"}").column("path"))
                    .containsExactlyInAnyOrder("/data/raw/one.csv", "/data/two.csv");
            assertThat(client.ok("list_files", IN + "\"path\": \"/data\"}").column("name"))
                    .containsExactlyInAnyOrder("raw", "two.csv", "readme.md");
            assertThat(client.ok("list_files", IN + "\"path\": \"/data/raw\"}").column("name"))
                    .containsExactly("one.csv");
        });
    }

    @Test
    void p04_an_approximate_name_is_looked_for_in_one_namespace() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            Flows.save(client, Flows.GREETING.replace("company.team", "company.other"));
            JsonObject match = client.ok("find_flow", IN + "\"name\": \"greetng\"}")
                    .content()
                    .getAsJsonObject("match");
            assertThat(match.get("flow_id").getAsString()).isEqualTo("greeting");
            assertThat(match.get("namespace").getAsString()).isEqualTo("company.team");
        });
    }

    @Test
    void p05_each_revision_of_a_flow_is_told_in_a_line_without_its_source() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            Flows.save(client, Flows.GREETING.replace("Hello", "Good morning"));
            Answer revisions = client.ok("list_flow_revisions", IN + "\"flow_id\": \"greeting\"}");
            assertThat(revisions.column("revision")).containsExactly("1", "2");
            assertThat(revisions.text()).doesNotContain("Good morning");
        });
    }

    @Test
    void p06_what_a_flow_depends_on_is_told_and_drawn() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SLOW);
            Flows.save(client, PredecessorFlows.SLEEPER);
            Answer graph = client.ok("get_flow_dependencies", IN + "\"flow_id\": \"sleeper\"}");
            assertThat(graph.content().getAsJsonArray("edges")).hasSize(1);
            assertThat(graph.string("mermaid")).contains("company.team/sleeper", "company.team/slow", "-->");
        });
    }

    @Test
    void p07_active_triggers_are_told_from_disabled_ones() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SCHEDULED);
            Flows.save(client, Flows.SCHEDULED.replace("id: scheduled", "id: resting"));
            client.ok("disable_trigger", HOURLY.replace("\"scheduled\"", "\"resting\"") + "}");
            String state = IN + "\"state\": \"%s\"}";
            assertThat(client.ok("search_triggers", state.formatted("enabled")).column("flow_id"))
                    .containsExactly("scheduled");
            assertThat(client.ok("search_triggers", state.formatted("disabled")).column("flow_id"))
                    .containsExactly("resting");
        });
    }

    @Test
    void p08_a_schedule_is_run_again_for_3_hours_and_for_2_days() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Flows.save(client, Flows.SCHEDULED);
            Flows.save(client, Flows.SCHEDULED.replace("id: scheduled", "id: daily"));
            assertThat(estimate(client, HOURLY, "PT3H")).isEqualTo(3);
            assertThat(estimate(client, HOURLY.replace("\"scheduled\"", "\"daily\""), "P2D"))
                    .isEqualTo(48);
        });
    }

    @Test
    void p13_the_licence_says_when_it_ends() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) ->
                assertThat(client.ok("get_license_info", "{}").text()).contains("expiry", "expired"));
    }

    private static int estimate(McpCaller client, String trigger, String last) throws Exception {
        return client.ok("create_backfill", trigger + ", \"last\": \"" + last + "\"}")
                .content()
                .get("estimated_runs")
                .getAsInt();
    }
}
