package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.scenario.McpCaller.Answer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Apps of the Enterprise Edition, through the front door. */
class AppScenariosTest {
    private static final String NEWSLETTER = """
            id: newsletter
            type: io.kestra.plugin.ee.apps.Execution
            displayName: Newsletter of company
            namespace: company.team
            flowId: greeting
            tags: [company-marketing]
            layout:
              - on: OPEN
                blocks:
                  - type: io.kestra.plugin.ee.apps.core.blocks.Markdown
                    content: Hello
            """;
    private static final String REPORT = NEWSLETTER
            .replace("id: newsletter", "id: newsletter_report")
            .replace("Newsletter of", "Newsletter report of")
            .replace("company-marketing", "company-finance");

    @Test
    void s43_an_app_is_created_switched_off_and_on_and_deleted() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            Answer made = create(client, NEWSLETTER);
            assertThat(made.string("namespace")).isEqualTo("company.team");
            String app = app(made.string("app_uid"));

            assertThat(client.ok("disable_app", app).content().get("enabled").getAsBoolean())
                    .isFalse();
            assertThat(client.ok("get_app", app).content().get("disabled").getAsBoolean())
                    .isTrue();
            assertThat(client.ok("enable_app", app).content().get("enabled").getAsBoolean())
                    .isTrue();
            assertThat(client.ok("get_app", app).content().get("disabled").getAsBoolean())
                    .isFalse();

            client.ok("delete_app", app);
            Answer gone = client.call("get_app", app);
            assertThat(gone.failed()).isTrue();
            assertThat(gone.text()).containsIgnoringCase("not found");
        });
    }

    @Test
    void s43_an_app_without_a_source_or_with_a_poor_one_is_refused_and_not_made() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            Answer nothing = client.call("create_app", "{}");
            assertThat(nothing.failed()).isTrue();
            assertThat(nothing.text()).contains("source");
            Answer poor = client.call("create_app", "{\"source\": \"id: newsletter\\nnamespace: company.team\\n\"}");
            assertThat(poor.failed()).isTrue();
            assertThat(poor.text()).contains("422");
            assertThat(client.ok("search_apps", "{\"namespace\": \"company.team\"}")
                            .rows())
                    .isEmpty();
        });
    }

    @Test
    void s44_apps_are_found_by_text_namespace_flow_and_tag() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            String newsletter = create(client, NEWSLETTER).string("app_uid");
            String report = create(client, REPORT).string("app_uid");

            assertThat(found(client, "{\"query\": \"report of company\"}")).containsExactly(report);
            assertThat(found(client, "{\"namespace\": \"company.team\"}"))
                    .containsExactlyInAnyOrder(newsletter, report);
            assertThat(found(client, "{\"namespace\": \"company.team\", \"flow_id\": \"greeting\"}"))
                    .hasSize(2);
            assertThat(found(client, "{\"namespace\": \"company.team\", \"flow_id\": \"none\"}"))
                    .isEmpty();
            assertThat(found(client, "{\"tags\": [\"company-marketing\"]}")).containsExactly(newsletter);
            Answer combined = client.ok("search_apps", """
                    {"query": "Newsletter", "namespace": "company.team", "flow_id": "greeting",
                     "tags": ["company-finance"], "page": 1, "size": 5}""");
            JsonObject row = Rows.of(combined).get(0);
            assertThat(row.get("app_uid").getAsString()).isEqualTo(report);
            assertThat(row.get("tags").toString()).isEqualTo("[\"company-finance\"]");
        });
    }

    @Test
    void B_18_an_app_that_is_made_or_replaced_leaves_another_of_a_like_name_alone() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            String newsletter = create(client, NEWSLETTER).string("app_uid");
            String report = create(client, REPORT).string("app_uid");
            assertThat(report).isNotEqualTo(newsletter);
            assertThat(source(client, newsletter)).isEqualTo(NEWSLETTER.strip());

            assertThat(client.call("create_app", source(REPORT)).failed()).isTrue();
            JsonObject replace = source(REPORT.replace("Hello", "Good morning"));
            replace.addProperty("app_uid", report);
            assertThat(client.call("update_app", replace).failed()).isFalse();

            assertThat(source(client, report)).contains("Good morning");
            assertThat(source(client, newsletter)).isEqualTo(NEWSLETTER.strip());
        });
    }

    @Test
    void the_catalogue_has_an_app_until_it_is_switched_off() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            String uid = create(client, NEWSLETTER).string("app_uid");
            String query = "{\"query\": \"Newsletter of company\"}";
            assertThat(Rows.column(client.ok("list_apps", query), "app_uid")).containsExactly(uid);
            client.ok("disable_app", app(uid));
            assertThat(client.ok("list_apps", query).rows()).isEmpty();
        });
    }

    private static Answer create(McpCaller client, String source) throws IOException, InterruptedException {
        return client.ok("create_app", source(source).toString());
    }

    private static List<String> found(McpCaller client, String arguments) throws IOException, InterruptedException {
        return Rows.column(client.ok("search_apps", arguments), "app_uid");
    }

    private static String source(McpCaller client, String uid) throws IOException, InterruptedException {
        return client.ok("get_app", app(uid)).string("source").strip();
    }

    private static String app(String uid) {
        return "{\"app_uid\": \"" + uid + "\"}";
    }

    private static JsonObject source(String source) {
        JsonObject arguments = new JsonObject();
        arguments.addProperty("source", source);
        return arguments;
    }
}
