package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.scenario.McpCaller.Answer;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Invitations of the Enterprise Edition, through the front door. */
class InvitationScenariosTest {
    private static final String EMAIL = "ada@company.example";
    private static final String PENDING = "{\"email\": \"" + EMAIL + "\", \"state\": \"PENDING\"}";

    @Test
    void s46_an_invitation_is_pending_and_a_second_one_is_refused() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            client.ok("invite_user", "{\"email\": \"" + EMAIL + "\"}");
            JsonObject pending = only(client);
            assertThat(pending.get("email").getAsString()).isEqualTo(EMAIL);
            assertThat(pending.get("status").getAsString()).isEqualTo("PENDING");

            Answer again = client.call("invite_user", "{\"email\": \"" + EMAIL + "\"}");
            assertThat(again.failed()).isTrue();
            assertThat(again.text()).contains("409");
            assertThat(only(client)).isEqualTo(pending);
            withdraw(client);
        });
    }

    @Test
    void B_8_the_groups_and_roles_of_an_invitation_arrive() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            String group =
                    client.ok("create_group", "{\"name\": \"company-invited\"}").string("group_id");
            String role = Rows.column(client.ok("search_roles", "{\"query\": \"Viewer\"}"), "role_id")
                    .get(0);
            client.ok("invite_user", """
                    {"email": "%s", "group_ids": ["%s"], "roles": [{"id": "%s"}]}""".formatted(EMAIL, group, role));

            JsonObject invitation = only(client);
            assertThat(Rows.column(invitation.get("groups"), "group_id")).containsExactly(group);
            assertThat(Rows.column(invitation.get("roles"), "role_id")).containsExactly(role);
            withdraw(client);
        });
    }

    @Test
    void s46_an_unknown_group_or_role_is_refused_and_nobody_is_invited() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            assertThat(client.call("invite_user", invite("\"group_ids\": [\"no-such-group\"]"))
                            .failed())
                    .isTrue();
            assertThat(client.call("invite_user", invite("\"roles\": [{\"id\": \"no-such-role\"}]"))
                            .failed())
                    .isTrue();
            Answer word = client.call("invite_user", invite("\"role\": \"admin\""));
            assertThat(word.failed()).isTrue();
            assertThat(word.text()).contains("role");
            assertThat(client.ok("search_invitations", PENDING).rows()).isEmpty();
        });
    }

    @Test
    void s47_an_invitation_is_read_without_its_link_and_withdrawn() throws Exception {
        GatewayTest.runEnterprise((gateway, kestra, client) -> {
            client.ok("invite_user", "{\"email\": \"" + EMAIL + "\"}");
            JsonObject found = only(client);
            String which = which(found);
            Answer read = client.ok("get_invitation", which);
            assertThat(read.content()).isEqualTo(found);
            assertThat(read.content().keySet()).doesNotContain("link");
            assertThat(read.text()).doesNotContain("http");

            client.ok("delete_invitation", which);
            assertThat(client.call("get_invitation", which).failed()).isTrue();
            assertThat(client.ok("search_invitations", PENDING).rows()).isEmpty();
        });
    }

    private static String invite(String more) {
        return "{\"email\": \"" + EMAIL + "\", " + more + "}";
    }

    private static JsonObject only(McpCaller client) throws IOException, InterruptedException {
        Answer found = client.ok("search_invitations", PENDING);
        assertThat(found.rows()).hasSize(1);
        return Rows.of(found).get(0);
    }

    private static void withdraw(McpCaller client) throws IOException, InterruptedException {
        client.ok("delete_invitation", which(only(client)));
    }

    private static String which(JsonObject invitation) {
        return "{\"invitation_id\": " + invitation.get("invitation_id") + "}";
    }
}
