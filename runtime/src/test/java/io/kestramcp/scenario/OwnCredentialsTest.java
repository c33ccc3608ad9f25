package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.config.Secret;
import io.kestramcp.identity.Principal;
import io.kestramcp.oauth.LiveProvider;
import io.kestramcp.sandbox.RecordedRequest;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.scenario.McpCaller.Answer;
import io.kestramcp.store.Database;
import io.kestramcp.store.StoreLocation;
import io.kestramcp.store.UpstreamTokens;
import io.kestramcp.vault.KeyRing;
import io.kestramcp.vault.NewKey;
import io.kestramcp.vault.Sealer;
import io.kestramcp.vault.TokenVault;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers who each act in Kestra with a token of their own: which request bears whose, and what happens without. */
class OwnCredentialsTest {
    private static final String PUBLIC_URL = "https://mcp.example.com/kestra";
    private static final String RESOURCE = PUBLIC_URL + "/mcp";
    private static final String READ = "{\"namespace\": \"company.team\"}";
    private static final Secret KEYS = NewKey.create(Clock.systemUTC());

    @TempDir
    private Path directory;

    @BeforeAll
    static void needsTheSandbox() {
        GatewayTest.assumeSandbox();
    }

    @Test
    void A_12_without_a_token_nothing_is_sent_to_kestra() throws Exception {
        run(Map.of(), Map.of(), (provider, kestra, client) -> {
            McpCaller alice = client.as(token(provider, "alice"));
            alice.list();
            int before = kestra.requests().size();
            for (String tool : List.of("list_flows", "list_executions")) {
                Answer refused = alice.call(tool, READ);
                assertThat(refused.failed()).isTrue();
                assertThat(refused.text())
                        .contains("No Kestra token is registered for", "Nothing was sent.", "kestra-mcp token add");
            }
            assertThat(kestra.requests()).hasSize(before);
        });
    }

    @Test
    void A_7_A_12_a_token_that_cannot_be_opened_is_not_taken_for_none_and_nothing_is_sent() throws Exception {
        Map<String, String> otherKey =
                Map.of("ENCRYPTION_KEYS", NewKey.create(Clock.systemUTC()).reveal());
        run(otherKey, Map.of("alice", "token-of-alice"), (provider, kestra, client) -> {
            McpCaller alice = client.as(token(provider, "alice"));
            alice.list();
            int before = kestra.requests().size();
            assertThat(alice.call("list_flows", READ).text())
                    .contains("cannot be read. Nothing was sent.", "Register the token again");
            assertThat(kestra.requests()).hasSize(before);
        });
    }

    @Test
    void U9_the_token_of_one_caller_is_never_used_for_another() throws Exception {
        Map<String, String> tokens = Map.of("alice", "token-of-alice", "bob", "token-of-bob");
        run(Map.of(), tokens, (provider, kestra, client) -> {
            McpCaller alice = client.as(token(provider, "alice"));
            McpCaller bob = client.as(token(provider, "bob"));
            McpCaller eve = client.as(token(provider, "eve"));
            alice.list();
            for (int round = 0; round < 3; round++) {
                assertThat(bearersOf(kestra, alice)).containsOnly("Bearer token-of-alice");
                assertThat(bearersOf(kestra, bob)).containsOnly("Bearer token-of-bob");
                assertThat(bearersOf(kestra, eve)).isEmpty();
            }
        });
    }

    @Test
    void U9_the_same_subject_of_another_issuer_is_another_user() throws Exception {
        Map<String, String> settings = new HashMap<>();
        try (LiveProvider other = new LiveProvider()) {
            settings.put("OIDC_2_ISSUER_URL", other.issuer());
            run(settings, Map.of("alice", "token-of-alice"), (provider, kestra, client) -> {
                McpCaller alice = client.as(token(provider, "alice"));
                McpCaller namesake = client.as(token(other, "alice"));
                alice.list();
                assertThat(bearersOf(kestra, alice)).containsOnly("Bearer token-of-alice");
                assertThat(bearersOf(kestra, namesake)).isEmpty();
            });
        }
    }

    @Test
    void T16_neither_the_callers_own_access_token_nor_the_operators_credential_reaches_kestra() throws Exception {
        run(Map.of(), Map.of("alice", "token-of-alice"), (provider, kestra, client) -> {
            String access = token(provider, "alice");
            client.as(access).call("list_flows", READ);
            String signature = access.substring(access.lastIndexOf('.') + 1);
            assertThat(kestra.requests())
                    .isNotEmpty()
                    .noneMatch(request -> request.toString().contains(signature))
                    .noneMatch(request -> request.toString().contains("Basic "));
        });
    }

    @Test
    void a_credential_that_would_be_used_for_nobody_is_refused_at_the_start() {
        assertThatThrownBy(() -> run(
                        Map.of("KESTRA_USERNAME", "ann", "KESTRA_PASSWORD", "x"), Map.of(), (p, kestra, client) -> {}))
                .hasMessageContaining("KESTRA_USERNAME: is set, but KESTRA_MCP_CREDENTIALS says");
        assertThatThrownBy(() -> run(Map.of("ENCRYPTION_KEYS", ""), Map.of(), (p, kestra, client) -> {}))
                .hasMessageContaining("kestra-mcp key generate");
        assertThatThrownBy(() -> run(
                        Map.of("KESTRA_MCP_STORE", "jdbc:postgresql://db/x?password=hush"),
                        Map.of(),
                        (p, kestra, client) -> {}))
                .hasMessageContaining("KESTRA_MCP_STORE: must not hold a password")
                .hasMessageNotContaining("hush");
    }

    @Test
    void with_nobodys_credential_requests_bear_none() throws Exception {
        Map<String, String> settings = Map.of("KESTRA_MCP_CREDENTIALS", "none");
        run(settings, Map.of(), (provider, kestra, client) -> {
            assertThat(client.as(token(provider, "alice"))
                            .call("list_flows", READ)
                            .text())
                    .contains("401");
            assertThat(kestra.requests()).noneMatch(request -> request.headers().containsKey("Authorization"));
        });
    }

    private static List<String> bearersOf(Sandbox kestra, McpCaller caller) throws Exception {
        int before = kestra.requests().size();
        caller.call("list_flows", READ);
        return kestra.requests().subList(before, kestra.requests().size()).stream()
                .map(RecordedRequest::headers)
                .flatMap(headers -> headers.getOrDefault("Authorization", List.of("none")).stream())
                .toList();
    }

    private static String token(LiveProvider provider, String user) {
        return provider.token(RESOURCE, Map.of("sub", user, "roles", List.of("admin")));
    }

    @FunctionalInterface
    private interface Scenario {
        void run(LiveProvider provider, Sandbox kestra, McpCaller client) throws Exception;
    }

    private void run(Map<String, String> settings, Map<String, String> tokens, Scenario scenario) throws Exception {
        try (LiveProvider provider = new LiveProvider()) {
            Path store = directory.resolve("store");
            register(store, provider.issuer(), tokens);
            Map<String, String> all = new HashMap<>(Map.of(
                    "KESTRA_USERNAME",
                    "",
                    "KESTRA_PASSWORD",
                    "",
                    "KESTRA_MCP_CREDENTIALS",
                    "per-user",
                    "KESTRA_MCP_STORE",
                    store.toString(),
                    "ENCRYPTION_KEYS",
                    KEYS.reveal(),
                    "KESTRA_MCP_PUBLIC_URL",
                    PUBLIC_URL,
                    "OIDC_ISSUER_URL",
                    provider.issuer()));
            all.putAll(settings);
            GatewayTest.run("2.0", all, (gateway, kestra, client) -> scenario.run(provider, kestra, client));
        }
    }

    private static void register(Path store, String issuer, Map<String, String> tokens) {
        Clock clock = Clock.systemUTC();
        try (Database database = Database.open(new StoreLocation.Embedded(store), clock)) {
            TokenVault vault = new TokenVault(
                    new UpstreamTokens(database, clock, "main"),
                    new Sealer(KeyRing.of(Optional.of(KEYS), Optional.empty())));
            tokens.forEach((user, token) ->
                    vault.register(new Principal(issuer, user, user), new Secret(token), "token of user " + user));
        }
    }
}
