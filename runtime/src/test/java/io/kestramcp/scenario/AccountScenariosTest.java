package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.scenario.McpCaller.Answer;
import org.junit.jupiter.api.Test;

/** Service accounts and secrets of the Enterprise Edition, through the front door: never a token, never a value. */
class AccountScenariosTest {
    @Test
    void a_service_account_is_made_in_its_groups_listed_without_a_token_and_deleted() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            String group =
                    client.ok("create_group", "{\"name\": \"company-robots\"}").string("group_id");
            Answer made = client.ok("create_service_account", """
                    {"name": "company-ci", "description": "Deploys flows", "groups": [{"id": "%s"}]}""".formatted(group));
            assertThat(made.content().keySet()).isSubsetOf("account_id", "name", "description");
            String id = made.string("account_id");

            String search = "{\"query\": \"company-ci\"}";
            JsonObject listed =
                    Rows.of(client.ok("list_service_accounts", search)).get(0);
            assertThat(listed.get("account_id").getAsString()).isEqualTo(id);
            assertThat(listed.keySet()).isSubsetOf("account_id", "username", "name", "description", "groups");
            assertThat(Rows.column(listed.get("groups"), "group_id")).containsExactly(group);

            client.ok("delete_service_account", "{\"account_id\": \"" + id + "\"}");
            assertThat(client.ok("list_service_accounts", search).rows()).isEmpty();
        });
    }

    @Test
    void a_service_accounts_name_that_kestra_refuses_is_told() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            Answer refused = client.call("create_service_account", "{\"name\": \"Company CI\"}");
            assertThat(refused.failed()).isTrue();
            assertThat(refused.text()).contains("name");
            assertThat(client.ok("list_service_accounts", "{\"query\": \"Company CI\"}")
                            .rows())
                    .isEmpty();
        });
    }

    @Test
    void of_secrets_there_are_names_and_nothing_else() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            Answer secrets = client.ok("list_secret_names", "{\"namespace\": \"company.team\"}");
            assertThat(Rows.of(secrets))
                    .allSatisfy(row -> assertThat(row.keySet()).containsExactly("name"));
        });
    }

    @Test
    void secrets_are_found_by_name() throws Exception {
        GatewayTest.runOnSandbox((gateway, kestra, client) -> {
            String found = "{\"namespace\": \"company.team\", \"query\": \"my_sec\"}";
            assertThat(Rows.column(client.ok("list_secret_names", found), "name"))
                    .containsExactly("MY_SECRET");
            assertThat(client.ok("list_secret_names", found.replace("my_sec", "other"))
                            .rows())
                    .isEmpty();
        });
    }
}
