package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.scenario.McpCaller.Answer;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Announcements, the audit log and the licence of the Enterprise Edition, through the front door. */
class NoticeScenariosTest {
    @Test
    void s45_announcements_are_made_listed_changed_and_deleted() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            String plain = client.ok("create_announcement", "{\"message\": \"company is closed\"}")
                    .string("announcement_id");
            String full = client.ok("create_announcement", """
                    {"message": "company moves", "type": "INFO", "starts": "2030-01-01T00:00:00Z",
                     "ends": "2030-01-02T00:00:00Z", "active": true}""").string("announcement_id");
            assertThat(announcement(client, plain).get("active").getAsBoolean()).isTrue();
            JsonObject moving = announcement(client, full);
            assertThat(moving.get("type").getAsString()).isEqualTo("INFO");
            assertThat(Instant.parse(moving.get("starts").getAsString()))
                    .isEqualTo(Instant.parse("2030-01-01T00:00:00Z"));

            client.ok("update_announcement", """
                    {"announcement_id": "%s", "message": "company moved", "type": "WARNING", "active": false}""".formatted(full));
            JsonObject moved = announcement(client, full);
            assertThat(moved.get("message").getAsString()).isEqualTo("company moved");
            assertThat(moved.get("type").getAsString()).isEqualTo("WARNING");
            assertThat(moved.get("active").getAsBoolean()).isFalse();

            for (String id : new String[] {plain, full}) {
                client.ok("delete_announcement", "{\"announcement_id\": \"" + id + "\"}");
            }
            assertThat(Rows.column(client.ok("list_announcements", "{}"), "announcement_id"))
                    .doesNotContain(plain, full);
        });
    }

    @Test
    void s45_an_announcement_without_words_or_of_an_unknown_type_is_refused() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            Answer wordless = client.call("create_announcement", "{}");
            assertThat(wordless.failed()).isTrue();
            assertThat(wordless.text()).contains("message");
            Answer unknown = client.call("create_announcement", "{\"message\": \"company\", \"type\": \"PANIC\"}");
            assertThat(unknown.failed()).isTrue();
            assertThat(unknown.text()).contains("INFO", "WARNING", "ERROR");
        });
    }

    @Test
    void s48_the_licence_tells_its_type_and_when_it_ends() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            JsonObject licence = client.ok("get_license_info", "{}").content();
            assertThat(licence.get("type").getAsString()).isNotBlank();
            assertThat(Instant.parse(licence.get("expiry").getAsString())).isAfter(Instant.EPOCH);
            assertThat(licence.get("expired").getAsJsonPrimitive().isBoolean()).isTrue();
        });
    }

    @Test
    void s49_the_enterprise_edition_is_told_and_its_tools_are_listed() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            assertThat(client.ok("get_instance_info", "{}").string("edition")).isEqualTo("EE");
            assertThat(client.list().toString()).contains("\"list_apps\"", "\"search_audit_log\"", "\"invite_user\"");
        });
    }

    @Test
    void what_was_done_is_found_in_the_audit_log_by_action_namespace_and_time() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            JsonObject app = new JsonObject();
            app.addProperty("source", """
                    id: audited
                    type: io.kestra.plugin.ee.apps.Execution
                    displayName: Audited
                    namespace: company.team
                    flowId: greeting
                    layout:
                      - on: OPEN
                        blocks:
                          - type: io.kestra.plugin.ee.apps.core.blocks.Markdown
                            content: Hello
                    """);
            Flows.save(client, Flows.GREETING);
            String uid = client.ok("create_app", app.toString()).string("app_uid");
            client.ok("delete_app", "{\"app_uid\": \"" + uid + "\"}");

            Answer both = audit(client, "");
            assertThat(Rows.column(both, "action")).containsSubsequence("DELETE", "CREATE");
            assertThat(Rows.of(both)).allMatch(row -> row.has("user") && row.has("detail") && row.has("date"));
            assertThat(Rows.column(audit(client, ", \"action\": \"DELETE\""), "action"))
                    .isNotEmpty()
                    .containsOnly("DELETE");
            assertThat(audit(client, ", \"after\": \"2099-01-01T00:00:00Z\"").rows())
                    .isEmpty();
            assertThat(audit(client, ", \"before\": \"2001-01-01T00:00:00Z\"").rows())
                    .isEmpty();
            assertThat(audit(client, ", \"user_id\": \"nobody\"").rows()).isEmpty();
        });
    }

    private static Answer audit(McpCaller client, String more) throws IOException, InterruptedException {
        return client.ok("search_audit_log", "{\"namespace\": \"company.team\"" + more + "}");
    }

    private static JsonObject announcement(McpCaller client, String id) throws IOException, InterruptedException {
        return Rows.of(client.ok("list_announcements", "{}")).stream()
                .filter(each -> each.get("announcement_id").getAsString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
