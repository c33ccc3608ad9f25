package io.kestramcp.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.access.AuditChain;
import io.kestramcp.oauth.LoginProvider;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What the operator finds in the record about grants, and in the log about stolen ones. */
class GrantRecordTest {
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.kestramcp.oauth.server");

    @TempDir
    private Path directory;

    private Path audit;
    private LoginProvider provider;
    private Served gateway;
    private ClientApp client;

    @BeforeEach
    void start() throws Exception {
        log.start();
        logger.addAppender(log);
        audit = directory.resolve("audit.jsonl");
        provider = new LoginProvider();
        Map<String, String> settings = Served.settings(directory, provider, URI.create("http://127.0.0.1:9"));
        settings.put("KESTRA_MCP_CLIENT_REGISTRATION", "true");
        settings.put("KESTRA_MCP_AUDIT_FILE", audit.toString());
        gateway = new Served(settings);
        client = ClientApp.registered(gateway);
    }

    @AfterEach
    void stop() throws Exception {
        logger.detachAppender(log);
        gateway.close();
        provider.close();
    }

    @Test
    void consent_and_tokens_are_recorded_with_user_client_and_request() throws Exception {
        HttpResponse<String> answer = ClientApp.token(gateway, code());
        assertThat(steps()).containsExactly("consented", "granted");
        assertThat(grants()).allSatisfy(record -> {
            assertThat(text(record, "issuer")).isEqualTo(provider.issuer());
            assertThat(text(record, "subject")).isEqualTo("alice");
            assertThat(text(record, "client")).isEqualTo(client.id);
        });
        assertThat(text(grants().get(1), "request"))
                .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow());
    }

    @Test
    void a_code_that_is_used_twice_is_told_in_the_record_and_in_the_log() throws Exception {
        Map<String, String> form = code();
        ClientApp.token(gateway, form);
        assertThat(ClientApp.error(ClientApp.token(gateway, form))).isEqualTo("invalid_grant");
        assertThat(steps()).containsExactly("consented", "granted", "replayed");
        assertThat(warnings()).singleElement().asString().contains("authorization code", client.id, "second time");
        assertThat(warnings().get(0)).doesNotContain(form.get("code"));
    }

    @Test
    void a_refresh_token_that_is_used_twice_is_told_in_the_record_and_in_the_log() throws Exception {
        String spent = refresh();
        assertThat(ClientApp.token(gateway, client.refresh(spent)).statusCode()).isEqualTo(200);
        assertThat(ClientApp.error(ClientApp.token(gateway, client.refresh(spent))))
                .isEqualTo("invalid_grant");
        assertThat(steps()).containsExactly("consented", "granted", "reused");
        assertThat(warnings()).singleElement().asString().contains("refresh token", client.id, "second time");
        assertThat(warnings().get(0)).doesNotContain(spent);
    }

    @Test
    void what_a_client_gives_back_is_recorded_once_and_what_it_has_not_is_not() throws Exception {
        JsonObject tokens = ClientApp.json(ClientApp.token(gateway, code()));
        for (String token : List.of("no such token", text(tokens, "access_token"), text(tokens, "refresh_token"))) {
            Map<String, String> form = Map.of("token", token, "client_id", client.id);
            assertThat(ClientApp.send(gateway, "/oauth/revoke", form).statusCode())
                    .isEqualTo(200);
            assertThat(ClientApp.send(gateway, "/oauth/revoke", form).statusCode())
                    .isEqualTo(200);
        }
        assertThat(steps()).containsExactly("consented", "granted", "revoked", "revoked");
        assertThat(grants()).allMatch(record -> text(record, "issuer").equals(provider.issuer()));
        assertThat(warnings()).isEmpty();
    }

    @Test
    void who_is_let_in_no_longer_is_recorded() throws Exception {
        String refresh = refresh();
        provider.disable("alice");
        ClientApp.token(gateway, client.refresh(refresh));
        assertThat(steps()).containsExactly("consented", "granted", "revoked");
    }

    @Test
    void tokens_that_cannot_be_recorded_are_not_given() throws Exception {
        Map<String, String> form = code();
        // As if its disk had gone: it is looked for anew, and cannot be opened.
        Files.delete(audit);
        Files.createDirectory(audit);
        HttpResponse<String> answer = ClientApp.token(gateway, form);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("token");
    }

    @Test
    void the_record_is_one_chain() throws Exception {
        refresh();
        assertThat(AuditChain.verify(List.of(audit)))
                .isInstanceOfSatisfying(AuditChain.Verdict.Whole.class, whole -> assertThat(whole.lines())
                        .isEqualTo(2));
    }

    private Map<String, String> code() {
        return client.exchange(new Browser(gateway).connect(provider, client.authorize(), "alice"));
    }

    private String refresh() {
        return text(ClientApp.json(ClientApp.token(gateway, code())), "refresh_token");
    }

    private List<String> steps() throws Exception {
        return grants().stream().map(record -> text(record, "step")).toList();
    }

    private List<JsonObject> grants() throws Exception {
        return Files.readAllLines(audit).stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .filter(record -> text(record, "event").equals("grant"))
                .toList();
    }

    private List<String> warnings() {
        return log.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static String text(JsonObject object, String member) {
        return object.get(member).getAsString();
    }
}
