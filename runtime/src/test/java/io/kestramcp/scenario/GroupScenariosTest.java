package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.scenario.McpCaller.Answer;
import org.junit.jupiter.api.Test;

/** Groups, their members and what roles they hold, in the Enterprise Edition, through the front door. */
class GroupScenariosTest {
    private static final String OPS = "{\"name\": \"company-ops\", \"description\": \"Who is on call\"}";

    @Test
    void s42_a_group_is_created_changed_and_deleted() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            Answer made = client.ok("create_group", OPS);
            String group = "{\"group_id\": \"" + made.string("group_id") + "\"}";
            assertThat(client.ok("get_group", group).content()).isEqualTo(made.content());

            Answer changed = client.ok(
                    "update_group", group.replace("}", ", \"name\": \"company-sre\", \"description\": \"Renamed\"}"));
            assertThat(changed.string("name")).isEqualTo("company-sre");
            assertThat(client.ok("get_group", group).content()).isEqualTo(changed.content());
            assertThat(Rows.column(client.ok("search_groups", "{\"query\": \"company-sre\"}"), "group_id"))
                    .containsExactly(made.string("group_id"));
            assertThat(client.ok("search_groups", "{\"query\": \"company-ops\"}")
                            .rows())
                    .isEmpty();

            client.ok("delete_group", group);
            Answer gone = client.call("get_group", group);
            assertThat(gone.failed()).isTrue();
            assertThat(gone.text()).containsIgnoringCase("not found");
        });
    }

    @Test
    void a_second_group_of_the_same_name_is_refused_in_kestras_words() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            client.ok("create_group", OPS);
            Answer second = client.call("create_group", OPS);
            assertThat(second.failed()).isTrue();
            assertThat(second.text()).contains("409");
            assertThat(client.ok("search_groups", "{\"query\": \"company-ops\"}")
                            .rows())
                    .hasSize(1);
        });
    }

    @Test
    void a_user_is_put_into_a_group_and_taken_out() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            String group = client.ok("create_group", OPS).string("group_id");
            JsonObject user = Rows.of(client.ok("search_users", "{}")).get(0);
            String id = user.get("user_id").getAsString();
            String member = "{\"group_id\": \"%s\", \"user_id\": \"%s\"}".formatted(group, id);
            String members = "{\"group_id\": \"%s\"}".formatted(group);
            assertThat(client.ok("list_group_members", members).rows()).isEmpty();

            client.ok("add_group_member", member);
            Answer listed = client.ok("list_group_members", members);
            assertThat(Rows.column(listed, "user_id")).containsExactly(id);
            JsonObject named = new JsonObject();
            named.add("query", user.get("username"));
            JsonObject found = Rows.of(client.ok("search_users", named.toString())).stream()
                    .filter(each -> each.get("user_id").getAsString().equals(id))
                    .findFirst()
                    .orElseThrow();
            assertThat(Rows.column(found.get("groups"), "group_id")).contains(group);

            client.ok("remove_group_member", member);
            assertThat(client.ok("list_group_members", members).rows()).isEmpty();
        });
    }

    @Test
    void a_group_is_made_with_its_members() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            String id = Rows.column(client.ok("search_users", "{}"), "user_id").get(0);
            String group = client.ok("create_group", OPS.replace("}", ", \"member_ids\": [\"" + id + "\"]}"))
                    .string("group_id");
            assertThat(Rows.column(client.ok("list_group_members", "{\"group_id\": \"" + group + "\"}"), "user_id"))
                    .containsExactly(id);
        });
    }

    @Test
    void B_8_a_role_is_given_to_a_group_by_a_binding_and_never_dropped_in_silence() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            Answer dropped = client.call("create_group", OPS.replace("}", ", \"role\": \"admin\"}"));
            assertThat(dropped.failed()).isTrue();
            assertThat(dropped.text()).contains("role");

            String group = client.ok("create_group", OPS).string("group_id");
            JsonObject role = Rows.of(client.ok("search_roles", "{\"query\": \"Viewer\"}"))
                    .get(0);
            String held = role.get("role_id").getAsString();
            assertThat(client.ok("get_role", "{\"role_id\": \"" + held + "\"}")
                            .content()
                            .getAsJsonObject("permissions")
                            .size())
                    .isPositive();
            Answer binding = client.ok("create_binding", """
                    {"type": "GROUP", "holder_id": "%s", "role_id": "%s", "namespace": "company.team"}""".formatted(group, held));

            String search = "{\"type\": \"GROUP\", \"holder_id\": \"" + group + "\"}";
            JsonObject row = Rows.of(client.ok("search_bindings", search)).get(0);
            assertThat(row.get("role").getAsString()).isEqualTo(role.get("name").getAsString());
            assertThat(row.get("group").getAsString()).isEqualTo("company-ops");
            assertThat(row.get("namespace").getAsString()).isEqualTo("company.team");
            assertThat(client.ok("search_bindings", search.replace(group, "nobody"))
                            .rows())
                    .isEmpty();

            client.ok("delete_binding", "{\"binding_id\": \"" + binding.string("binding_id") + "\"}");
            assertThat(client.ok("search_bindings", search).rows()).isEmpty();
        });
    }
}
