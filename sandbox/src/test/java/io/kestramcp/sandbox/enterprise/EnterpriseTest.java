package io.kestramcp.sandbox.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxClient;
import io.kestramcp.sandbox.SandboxOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Enterprise Edition's operations: there only when asked for, and each keeps what it is told. */
class EnterpriseTest {
    private static final String APP = "id: a\ntype: io.kestra.plugin.ee.apps.Execution\ndisplayName: My app\n"
            + "namespace: n\nflowId: f\ntags: [red]";
    private static final String SUITE = "id: s\nnamespace: n\nflowId: f\ntestCases: [{id: one}, {id: two}]";

    @ParameterizedTest
    @CsvSource({"1.3, /apps/search", "2.0, /apps/search", "1.3, /groups/search", "2.0, /auditlogs/search"})
    void openSourceEditionDoesNotKnowThem(String line, String path) throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.of(line))) {
            assertThat(new SandboxClient(sandbox).get(path).statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({"1.3, false, OSS, 401", "2.0, false, OSS, 401", "1.3, true, EE, 200", "2.0, true, EE, 200"})
    void editionIsToldAndTakesTheTokenOrNot(String line, boolean enterprise, String edition, int status)
            throws Exception {
        SandboxOptions options = SandboxOptions.of(line);
        try (Sandbox sandbox = Sandbox.start(enterprise ? options.withEnterprise() : options)) {
            assertThat(object(withToken(sandbox, "/api/v1/configs"))
                            .get("edition")
                            .getAsString())
                    .isEqualTo(edition);
            assertThat(withToken(sandbox, "/api/v1/main/flows/search").statusCode())
                    .isEqualTo(status);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3", "2.0"})
    void appIsKeptSwitchedOffFoundAndDeleted(String line) throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.of(line).withEnterprise())) {
            SandboxClient client = new SandboxClient(sandbox);
            String uid = object(client.call("POST", "/apps", "application/x-yaml", APP))
                    .get("uid")
                    .getAsString();

            assertThat(object(client.post("/apps/" + uid + "/disable"))
                            .get("enabled")
                            .getAsBoolean())
                    .isFalse();
            assertThat(object(client.get("/apps/" + uid)).get("source").getAsString())
                    .isEqualTo(APP);
            assertThat(total(client, "/apps/search?filters%5Btags%5D%5BIN%5D=red,blue"))
                    .isEqualTo(1);
            assertThat(total(client, "/apps/search?filters%5BflowId%5D%5BEQUALS%5D=other"))
                    .isZero();
            assertThat(total(client, "/apps/catalog")).isZero();
            client.call("DELETE", "/apps/" + uid, null, null);
            assertThat(client.get("/apps/" + uid).statusCode()).isEqualTo(404);
            assertThat(total(client, "/auditlogs/search")).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3", "2.0"})
    void suiteIsUpdatedOnlyOnceItIsThereAndRunsTheCasesAskedFor(String line) throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.of(line).withEnterprise())) {
            SandboxClient client = new SandboxClient(sandbox);

            assertThat(client.call("PUT", "/tests/n/s", "application/x-yaml", SUITE)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(client.call("POST", "/tests", "application/x-yaml", SUITE)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(client.call("PUT", "/tests/n/s", "application/x-yaml", SUITE)
                            .statusCode())
                    .isEqualTo(200);
            JsonObject run =
                    object(client.call("POST", "/tests/n/s/run", "application/json", "{\"testCases\":[\"two\"]}"));
            assertThat(run.getAsJsonArray("results")).singleElement().satisfies(result -> assertThat(
                            result.getAsJsonObject().get("testId").getAsString())
                    .isEqualTo("two"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3", "2.0"})
    void groupTakesMembersAndBindingsButNoSecondOfItsName(String line) throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.of(line).withEnterprise())) {
            SandboxClient client = new SandboxClient(sandbox);
            String group = "{\"name\":\"ops\"}";
            String id = object(client.call("POST", "/groups", "application/json", group))
                    .get("id")
                    .getAsString();

            assertThat(client.call("POST", "/groups", "application/json", group).statusCode())
                    .isEqualTo(409);
            String member = "/groups/" + id + "/members/" + Directory.ADMIN_ID;
            assertThat(client.call("PUT", member, null, null).statusCode()).isEqualTo(200);
            assertThat(client.call("PUT", member, null, null).statusCode()).isEqualTo(409);
            String binding = "{\"type\":\"GROUP\",\"externalId\":\"" + id + "\",\"roleId\":\"role-Viewer\"}";
            assertThat(object(client.call("POST", "/bindings", "application/json", binding))
                            .getAsJsonObject("group")
                            .get("name")
                            .getAsString())
                    .isEqualTo("ops");
            assertThat(client.call("DELETE", "/groups/" + id, null, null).statusCode())
                    .isEqualTo(200);
            assertThat(total(client, "/groups/search")).isZero();
        }
    }

    private static int total(SandboxClient client, String path) throws Exception {
        return client.json(path).getAsJsonObject().get("total").getAsInt();
    }

    private static JsonObject object(HttpResponse<String> answer) {
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }

    private static HttpResponse<String> withToken(Sandbox sandbox, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.baseUri() + path))
                .header("Authorization", "Bearer " + SandboxOptions.DEMO_TOKEN)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
