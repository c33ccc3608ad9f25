package io.kestramcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.kestra.ApiLine;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraReply;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.ToolCatalog;
import okio.ByteString;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Kestra might say of people, accounts and secrets beyond what its contract promises: it never reaches a model. No
 * server of the Enterprise Edition was recorded, so the worst is assumed.
 */
class SecretsStayOutTest {
    private static final ToolCatalog CATALOG = GeneratedTools.catalog();
    private static final String CANARY = "canary-4f1c";
    private static final String OBJECT = """
            {"id": "i", "key": "k", "name": "n", "username": "u", "email": "e", "token": "%1$s", "fullToken": "%1$s",
             "apiTokens": [{"token": "%1$s"}], "value": "%1$s", "password": "%1$s", "link": "http://k/%1$s",
             "auths": [{"uid": "%1$s"}], "tags": [{"key": "t", "value": "%1$s"}],
             "groups": [{"id": "g", "name": "n", "token": "%1$s"}], "roles": [{"id": "r", "name": "n", "token": "%1$s"}]}
            """.formatted(CANARY);

    @ParameterizedTest
    @CsvSource({
        "list_service_accounts, {}",
        "create_service_account, {\"name\":\"ci\"}",
        "search_users, {}",
        "list_group_members, {\"group_id\":\"g\"}",
        "list_secret_names, {\"namespace\":\"company.team\"}",
        "search_invitations, {}",
        "get_invitation, {\"invitation_id\":\"i\"}"
    })
    void only_what_was_chosen_is_told(String tool, String arguments) throws KestraException {
        boolean page = !tool.startsWith("get_") && !tool.startsWith("create_");
        String body = page ? "{\"results\": [" + OBJECT + "], \"total\": 1}" : OBJECT;
        JsonObject given = JsonParser.parseString(arguments).getAsJsonObject();
        for (ApiLine line : CATALOG.lines()) {
            KestraStub kestra = new KestraStub(line)
                    .answering(new KestraReply(200, "application/json", ByteString.encodeUtf8(body)));
            Reply reply = CATALOG.find(tool).orElseThrow().tool().call(kestra.call(given));
            assertThat(reply.failed()).isFalse();
            assertThat(reply.content().toString())
                    .containsAnyOf("\"i\"", "\"k\"")
                    .doesNotContain(CANARY);
        }
    }
}
