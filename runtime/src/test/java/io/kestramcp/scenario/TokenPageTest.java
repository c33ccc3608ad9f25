package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.http.GatewayServer;
import io.kestramcp.oauth.LiveProvider;
import io.kestramcp.oauth.LoginProvider;
import io.kestramcp.sandbox.RecordedRequest;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import io.kestramcp.scenario.McpCaller.Answer;
import io.kestramcp.store.PostgresServer;
import io.kestramcp.vault.NewKey;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The token page in a browser's hands, and what it changes for the same user's assistant. */
class TokenPageTest {
    private static final String PUBLIC_URL = "https://mcp.example.com/kestra";
    private static final String PAGE = PUBLIC_URL + "/token";
    private static final String READ = "{\"namespace\": \"company.team\"}";
    private static final String GOOD = SandboxOptions.DEMO_TOKEN;

    @TempDir
    private Path directory;

    @BeforeAll
    static void needsTheSandbox() {
        GatewayTest.assumeSandbox();
    }

    @Test
    void a_user_signs_in_and_registers_a_token_and_his_assistant_acts_with_it_until_he_removes_it() throws Exception {
        run((provider, kestra, gateway, client) -> {
            McpCaller ann = assistant(provider, client, "ann");
            Browser browser = browser(provider, gateway, "ann");
            HttpResponse<String> empty = browser.open(PAGE);
            assertThat(empty.body()).contains("No token is registered.", "type=\"password\"");
            HttpResponse<String> done = browser.submit(empty, PAGE, Map.of("action", "register", "token", GOOD));
            assertThat(done.body()).contains("token of user", "Remove it").doesNotContain(GOOD);
            ann.ok("list_flows", READ);
            assertThat(bearers(kestra)).contains("Bearer " + GOOD);
            HttpResponse<String> removed = browser.submit(done, PAGE, Map.of("action", "remove"));
            assertThat(removed.body()).contains("No token is registered.");
            assertThat(ann.call("list_flows", READ).text()).contains("Nothing was sent.", "Open " + PAGE);
        });
        assertThat(Files.readAllLines(directory.resolve("audit.jsonl")))
                .anyMatch(line -> line.contains("\"event\":\"token\"") && line.contains("\"registered\""))
                .anyMatch(line -> line.contains("\"event\":\"token\"") && line.contains("\"removed\""))
                .anyMatch(line -> line.contains("\"event\":\"end\"") && line.contains("\"upstream_status\":[200]"))
                .noneMatch(line -> line.contains(GOOD));
    }

    @Test
    void a_token_that_kestra_does_not_know_is_refused_in_its_words_and_not_kept() throws Exception {
        run((provider, kestra, gateway, client) -> {
            Browser browser = browser(provider, gateway, "ann");
            HttpResponse<String> refused =
                    browser.submit(browser.open(PAGE), PAGE, Map.of("action", "register", "token", "wrong-<b>token"));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body())
                    .contains("The token was not kept. Kestra refused searchFlows with 401", "role=\"alert\"")
                    .contains("No token is registered.")
                    .doesNotContain("wrong-", "<b>");
        });
    }

    @Test
    void a_user_who_tries_one_token_after_another_is_told_to_wait_and_kestra_is_not_asked() throws Exception {
        run((provider, kestra, gateway, client) -> {
            Browser browser = browser(provider, gateway, "ann");
            HttpResponse<String> page = browser.open(PAGE);
            for (int guess = 0; guess < 10; guess++) {
                page = browser.submit(page, PAGE, Map.of("action", "register", "token", "guess-" + guess));
                assertThat(page.statusCode()).isEqualTo(422);
            }
            int before = kestra.requests().size();
            HttpResponse<String> refused = browser.submit(page, PAGE, Map.of("action", "register", "token", GOOD));
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 600L);
            assertThat(refused.body())
                    .contains("The token was not looked at: you have had 10 tried in 10 minutes.", "role=\"alert\"")
                    .doesNotContain(GOOD);
            assertThat(kestra.requests()).hasSize(before);
            Browser other = browser(provider, gateway, "bob");
            assertThat(other.submit(other.open(PAGE), PAGE, Map.of("action", "register", "token", GOOD))
                            .body())
                    .contains("token of user");
        });
    }

    @Test
    void A_2_nobody_stores_or_removes_a_token_but_its_owner_who_is_signed_in() throws Exception {
        run((provider, kestra, gateway, client) -> {
            Browser ann = browser(provider, gateway, "ann");
            HttpResponse<String> hers = ann.submit(ann.open(PAGE), PAGE, Map.of("action", "register", "token", GOOD));
            Browser eve = browser(provider, gateway, "eve");
            Map<String, String> plant = Map.of("action", "register", "token", GOOD, "user_id", "ann", "subject", "ann");
            HttpResponse<String> anonymous = eve.post(PAGE, Browser.proof(hers), plant);
            assertThat(anonymous.statusCode())
                    .as("a form that was shown to another browser")
                    .isEqualTo(403);
            HttpResponse<String> own = eve.open(PAGE);
            assertThat(own.body()).contains("No token is registered.");
            eve.submit(own, PAGE, Map.of("action", "remove", "user_id", "ann", "subject", "ann"));
            assertThat(ann.open(PAGE).body()).contains("token of user");
            for (String path : List.of("/kestra-token", "/kestra-token/remove")) {
                assertThat(client.at(path)
                                .post("{\"user_id\":\"ann\",\"kestra_token\":\"x\"}")
                                .statusCode())
                        .isEqualTo(404);
            }
        });
    }

    @Test
    void A_2_without_a_session_a_form_only_leads_to_sign_in() throws Exception {
        run((provider, kestra, gateway, client) -> {
            Browser ann = browser(provider, gateway, "ann");
            HttpResponse<String> page = ann.open(PAGE);
            String proof = Browser.proof(page);
            HttpResponse<String> out = ann.submit(page, PAGE, Map.of("action", "sign-out"));
            assertThat(out.body()).contains("You are signed out");
            int before = kestra.requests().size();
            HttpResponse<String> late = ann.post(PAGE, proof, Map.of("action", "register", "token", GOOD));
            assertThat(late.statusCode()).isEqualTo(303);
            assertThat(late.headers().firstValue("Location").orElse("")).startsWith(provider.issuer());
            assertThat(ann.open(PAGE).body()).contains("No token is registered.");
            assertThat(kestra.requests()).hasSize(before);
        });
    }

    @Test
    void A_4_the_tool_gives_the_pages_address_and_takes_no_token() throws Exception {
        for (String line : GatewayTest.LINES) {
            ScenarioRun record = new ScenarioRun(line, "EE");
            run(line, (provider, kestra, gateway, client) -> {
                McpCaller ann = assistant(provider, client, "ann").heardBy(record);
                assertThat(ann.ok("register_kestra_token", "{}").string("url")).isEqualTo(PAGE);
                Answer pasted = ann.call("register_kestra_token", "{\"token\": \"pasted-secret\"}");
                assertThat(pasted.failed()).isTrue();
                assertThat(pasted.text()).doesNotContain("pasted-secret");
                assertThat(browser(provider, gateway, "ann").open(PAGE).body()).contains("No token is registered.");
            });
            record.save();
        }
    }

    /** 2026-07-28: a result that asks for input. */
    @Test
    void a_client_that_can_open_pages_is_sent_to_this_one_and_its_call_goes_on_afterwards() throws Exception {
        run((provider, kestra, gateway, client) -> {
            McpCaller ann = assistant(provider, client, "ann")
                    .with("MCP-Protocol-Version", "2026-07-28")
                    .with("Mcp-Method", "tools/call")
                    .with("Mcp-Name", "list_flows");
            JsonObject sent = result(ann.post(modernCall("")));
            assertThat(sent.get("resultType").getAsString()).isEqualTo("input_required");
            JsonObject request = sent.getAsJsonObject("inputRequests").getAsJsonObject("page");
            assertThat(request.get("method").getAsString()).isEqualTo("elicitation/create");
            assertThat(request.getAsJsonObject("params").get("mode").getAsString())
                    .isEqualTo("url");
            assertThat(request.getAsJsonObject("params").get("url").getAsString())
                    .isEqualTo(PAGE);
            assertThat(bearers(kestra)).isEmpty();
            String again = ",\"inputResponses\":{\"page\":{\"action\":\"accept\"}},\"requestState\":"
                    + sent.get("requestState");
            assertThat(result(ann.post(modernCall(again))).toString())
                    .as("visited, and nothing registered")
                    .contains("Nothing was sent.");
            register(browser(provider, gateway, "ann"));
            assertThat(result(ann.post(modernCall(again))).toString())
                    .contains("\"structuredContent\":{\"results\"")
                    .doesNotContain("\"isError\":true");
            assertThat(bearers(kestra)).contains("Bearer " + GOOD);
        });
    }

    private static String modernCall(String more) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"list_flows\","
                + "\"arguments\":" + READ
                + ",\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                + "\"io.modelcontextprotocol/clientCapabilities\":{\"elicitation\":{\"url\":{}}}}" + more + "}}";
    }

    /** 2025-11-25: the error -32042. */
    @Test
    void a_client_of_a_session_that_can_open_pages_is_told_which_and_its_next_call_succeeds() throws Exception {
        run((provider, kestra, gateway, client) -> {
            McpCaller ann = assistant(provider, client, "ann");
            HttpResponse<String> opened =
                    ann.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
                            + "\"2025-11-25\",\"capabilities\":{\"elicitation\":{\"url\":{}}},"
                            + "\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}}");
            McpCaller session = ann.with(
                    "Mcp-Session-Id",
                    opened.headers().firstValue("Mcp-Session-Id").orElseThrow());
            JsonObject call = JsonParser.parseString("{\"name\":\"list_flows\",\"arguments\":" + READ + "}")
                    .getAsJsonObject();
            JsonObject error = session.request("tools/call", call).getAsJsonObject("error");
            assertThat(error.get("code").getAsInt()).isEqualTo(-32042);
            JsonArray pages = error.getAsJsonObject("data").getAsJsonArray("elicitations");
            assertThat(pages).hasSize(1);
            JsonObject page = pages.get(0).getAsJsonObject();
            assertThat(page.keySet()).containsExactlyInAnyOrder("mode", "message", "url", "elicitationId");
            assertThat(page.get("mode").getAsString()).isEqualTo("url");
            assertThat(page.get("url").getAsString()).isEqualTo(PAGE);
            assertThat(bearers(kestra)).isEmpty();
            assertThat(session.ok("register_kestra_token", "{}").string("url")).isEqualTo(PAGE);
            register(browser(provider, gateway, "ann"));
            session.ok("list_flows", READ);
            assertThat(bearers(kestra)).contains("Bearer " + GOOD);
        });
    }

    private static void register(Browser browser) throws Exception {
        browser.submit(browser.open(PAGE), PAGE, Map.of("action", "register", "token", GOOD));
    }

    private static JsonObject result(HttpResponse<String> answer) {
        return JsonParser.parseString(McpCaller.payload(answer))
                .getAsJsonObject()
                .getAsJsonObject("result");
    }

    @Test
    void two_gateways_on_one_postgresql_are_one_to_users() throws Exception {
        try (LoginProvider provider = new LoginProvider();
                Sandbox kestra = Sandbox.start(SandboxOptions.of("2.0").withEnterprise())) {
            String store = PostgresServer.freshLocation().url();
            Map<String, String> one = settings(provider, store, "one");
            Map<String, String> two = new HashMap<>(one);
            two.put("KESTRA_MCP_AUDIT_FILE", directory.resolve("two.jsonl").toString());
            GatewayTest.run(
                    kestra,
                    kestra.baseUri(),
                    one,
                    (first, a, atFirst) -> GatewayTest.run(kestra, kestra.baseUri(), two, (second, b, atSecond) -> {
                        Browser browser = browser(provider, local(first), "ann");
                        HttpResponse<String> shownByFirst = browser.open(PAGE);
                        browser.through(local(second));
                        HttpResponse<String> done =
                                browser.submit(shownByFirst, PAGE, Map.of("action", "register", "token", GOOD));
                        assertThat(done.body()).contains("token of user");
                        assistant(provider, atFirst, "ann").ok("list_flows", READ);
                        assistant(provider, atSecond, "ann").ok("list_flows", READ);
                        browser.submit(done, PAGE, Map.of("action", "remove"));
                        assertThat(assistant(provider, atFirst, "ann")
                                        .call("list_flows", READ)
                                        .text())
                                .contains("Nothing was sent.");
                    }));
        }
    }

    @Test
    void the_start_page_tells_how_to_connect_and_links_the_token_page() throws Exception {
        run((provider, kestra, gateway, client) -> {
            String page =
                    browser(provider, gateway, "ann").open(PUBLIC_URL + "/").body();
            assertThat(page)
                    .contains("claude mcp add --transport http kestra " + PUBLIC_URL + "/mcp")
                    .contains("&quot;url&quot;: &quot;" + PUBLIC_URL + "/mcp&quot;")
                    .contains("<a href=\"" + PAGE + "\">", "Cursor", "VS Code", "Add custom connector", "you sign in")
                    .contains("href=\"/kestra/style.css\"")
                    .doesNotContain(kestra.baseUri().toString(), "company");
        });
    }

    @Test
    void the_tool_is_not_there_where_nobody_registers_tokens() throws Exception {
        Path store = directory.resolve("data/store");
        Map<String, String> shared = Map.of("KESTRA_MCP_TOOLSETS", "all", "KESTRA_MCP_STORE", store.toString());
        GatewayTest.run("2.0", shared, (gateway, kestra, client) -> {
            assertThat(client.list().toString()).doesNotContain("register_kestra_token");
            assertThat(client.get("/").body())
                    .contains("http://localhost:" + gateway.port() + "/mcp", "the user of this machine alone")
                    .doesNotContain("Add custom connector");
            assertThat(client.get("/token").statusCode()).isEqualTo(404);
            assertThat(store.getParent()).as("what nobody needs is not made").doesNotExist();
        });
    }

    private static List<String> bearers(Sandbox kestra) {
        return kestra.requests().stream()
                .map(RecordedRequest::headers)
                .flatMap(headers -> headers.getOrDefault("Authorization", List.of()).stream())
                .toList();
    }

    private static Browser browser(LoginProvider provider, URI gateway, String user) {
        return new Browser(PUBLIC_URL, gateway, provider, user);
    }

    private static McpCaller assistant(LoginProvider provider, McpCaller client, String user) {
        return client.as(LiveProvider.token(
                provider.issuer(), PUBLIC_URL + "/mcp", Map.of("sub", user, "roles", List.of("admin"))));
    }

    @FunctionalInterface
    private interface Scenario {
        void run(LoginProvider provider, Sandbox kestra, URI gateway, McpCaller client) throws Exception;
    }

    private void run(Scenario scenario) throws Exception {
        run("2.0", scenario);
    }

    private void run(String line, Scenario scenario) throws Exception {
        try (LoginProvider provider = new LoginProvider();
                Sandbox kestra = Sandbox.start(SandboxOptions.of(line).withEnterprise())) {
            String store = directory.resolve("store-" + line).toString();
            Map<String, String> settings = settings(provider, store, "audit");
            GatewayTest.run(
                    kestra,
                    kestra.baseUri(),
                    settings,
                    (gateway, none, client) -> scenario.run(provider, kestra, local(gateway), client));
        }
    }

    private static URI local(GatewayServer gateway) {
        return URI.create("http://127.0.0.1:" + gateway.port());
    }

    private Map<String, String> settings(LoginProvider provider, String store, String audit) {
        Map<String, String> settings = new HashMap<>();
        settings.put("KESTRA_USERNAME", "");
        settings.put("KESTRA_PASSWORD", "");
        settings.put("KESTRA_MCP_TOOLSETS", "all");
        settings.put("KESTRA_MCP_CREDENTIALS", "per-user");
        settings.put("KESTRA_MCP_STORE", store);
        settings.put(
                "KESTRA_MCP_AUDIT_FILE", directory.resolve(audit + ".jsonl").toString());
        settings.put("ENCRYPTION_KEYS", NewKey.create(Clock.systemUTC()).reveal());
        settings.put("KESTRA_MCP_PUBLIC_URL", PUBLIC_URL);
        settings.put("OIDC_ISSUER_URL", provider.issuer());
        settings.put("OIDC_CLIENT_ID", LoginProvider.CLIENT_ID);
        settings.put("OIDC_CLIENT_SECRET", LoginProvider.CLIENT_SECRET);
        return settings;
    }
}
