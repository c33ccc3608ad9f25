package io.kestramcp.sandbox.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxClient;
import io.kestramcp.sandbox.SandboxOptions;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People of the Enterprise Edition: what one operation changes, the others show. */
class PeopleTest {
    private static final String JSON = "application/json";

    @ParameterizedTest
    @ValueSource(strings = {"1.3", "2.0"})
    void memberIsSeenInTheGroupAndTheGroupAtTheMember(String line) throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.of(line).withEnterprise())) {
            SandboxClient client = new SandboxClient(sandbox);
            String group = id(client.call(
                    "POST", "/groups", JSON, "{\"name\":\"g\",\"membersId\":[\"" + Directory.ADMIN_ID + "\"]}"));

            assertThat(results(client, "/groups/" + group + "/members")).hasSize(1);
            assertThat(results(client, "/tenant-access?filters%5Bq%5D%5BEQUALS%5D=" + group)
                            .get(0)
                            .getAsJsonObject()
                            .get("username")
                            .getAsString())
                    .isEqualTo("admin@kestra.io");
            client.call("DELETE", "/groups/" + group, null, null);
            assertThat(results(client, "/tenant-access?filters%5Bq%5D%5BEQUALS%5D=" + group))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.3, ?id=HOLDER, 1",
        "1.3, ?id=other, 0",
        "1.3, ?type=USER, 0",
        "2.0, ?filters%5Bexternal_id%5D%5BEQUALS%5D=HOLDER, 1",
        "2.0, ?filters%5Bexternal_id%5D%5BEQUALS%5D=other, 0",
        "2.0, ?id=other, 1"
    })
    void bindingsAreFoundByHolderAsTheLineAsks(String line, String query, int found) throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.of(line).withEnterprise())) {
            SandboxClient client = new SandboxClient(sandbox);
            String group = id(client.call("POST", "/groups", JSON, "{\"name\":\"g\"}"));
            String binding = "{\"type\":\"GROUP\",\"externalId\":\"" + group + "\",\"roleId\":\"role-Viewer\"}";
            client.call("POST", "/bindings", JSON, binding);

            assertThat(results(client, "/bindings/search" + query.replace("HOLDER", group)))
                    .hasSize(found);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3", "2.0"})
    void invitationNamesItsGroupsAndIsRefusedTwice(String line) throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.of(line).withEnterprise())) {
            SandboxClient client = new SandboxClient(sandbox);
            String group = id(client.call("POST", "/groups", JSON, "{\"name\":\"g\"}"));
            String body = "{\"email\":\"a@b.c\",\"groups\":[\"" + group + "\"],\"roles\":[{\"id\":\"role-Viewer\"}]}";

            assertThat(client.call("POST", "/invitations", JSON, body.replace(group, "none"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(client.call("POST", "/invitations", JSON, body).statusCode())
                    .isEqualTo(201);
            assertThat(client.call("POST", "/invitations", JSON, body).statusCode())
                    .isEqualTo(409);
            JsonObject invitation =
                    results(client, "/invitations/search").get(0).getAsJsonObject();
            assertThat(invitation.getAsJsonArray("groups").toString()).contains("\"name\":\"g\"");
            assertThat(invitation.getAsJsonArray("roles").toString()).contains("\"name\":\"Viewer\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3", "2.0"})
    void serviceAccountHasAPlainNameThatIsItsOwn(String line) throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.of(line).withEnterprise())) {
            SandboxClient client = new SandboxClient(sandbox);

            assertThat(create(client, "Not Plain").statusCode()).isEqualTo(422);
            String id = id(create(client, "deploy-bot"));
            assertThat(create(client, "deploy-bot").statusCode()).isEqualTo(409);
            assertThat(results(client, "/service-accounts?filters%5Bq%5D%5BEQUALS%5D=deploy"))
                    .hasSize(1);
            client.call("DELETE", "/service-accounts/" + id, null, null);
            assertThat(results(client, "/service-accounts?filters%5Bq%5D%5BEQUALS%5D=deploy"))
                    .isEmpty();
        }
    }

    private static HttpResponse<String> create(SandboxClient client, String name) throws Exception {
        return client.call("POST", "/service-accounts", JSON, "{\"name\":\"" + name + "\"}");
    }

    private static JsonArray results(SandboxClient client, String path) throws Exception {
        return client.json(path).getAsJsonObject().getAsJsonArray("results");
    }

    private static String id(HttpResponse<String> answer) {
        return JsonParser.parseString(answer.body()).getAsJsonObject().get("id").getAsString();
    }
}
