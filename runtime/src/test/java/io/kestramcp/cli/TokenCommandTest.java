package io.kestramcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The operator's commands for tokens and keys: what they are given, show, keep and refuse. */
class TokenCommandTest {
    private static final String TOKEN = SandboxOptions.DEMO_TOKEN;
    private static final String ISSUER = "https://idp.example";

    @TempDir
    private Path directory;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void keepTokensHere() {
        environment.put("KESTRA_MCP_STORE", directory.resolve("data/store").toString());
    }

    @Test
    void a_token_is_registered_from_standard_input_listed_without_it_and_removed() throws Exception {
        try (Sandbox kestra = Sandbox.start(SandboxOptions.of("2.0").withEnterprise())) {
            useKeys(kestra, newKey());
            Outcome added = run(TOKEN + "\n", "token", "add");
            assertThat(added.exit()).as(added.all()).isZero();
            assertThat(added.out()).contains("Registered a token of user local user.");
            Outcome listed = run("", "token", "list");
            assertThat(listed.out()).contains("local  local  token of user local user");
            assertThat(added.all() + listed.all()).doesNotContain(TOKEN);
            assertThat(run(TOKEN, "token", "add").out()).contains("Replaced the token");
            assertThat(run("", "token", "remove").exit()).isZero();
            assertThat(run("", "token", "remove").exit()).isEqualTo(1);
            assertThat(run("", "token", "list").out()).isEmpty();
        }
    }

    @Test
    void a_token_that_kestra_does_not_know_is_refused_in_its_words_and_not_kept() throws Exception {
        try (Sandbox kestra = Sandbox.start(SandboxOptions.of("2.0").withEnterprise())) {
            useKeys(kestra, newKey());
            Outcome refused = run("a-token-of-elsewhere", "token", "add");
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err())
                    .contains("The token was not kept. Kestra refused searchFlows with 401")
                    .doesNotContain("a-token-of-elsewhere");
            assertThat(run("", "token", "list").out()).isEmpty();
        }
    }

    @Test
    void A_4_no_token_is_taken_as_an_argument_and_none_is_made_of_nothing() throws Exception {
        environment.put("ENCRYPTION_KEYS", newKey());
        assertThat(run("", "token", "add", TOKEN).exit()).isEqualTo(Main.USAGE);
        assertThat(run("", "token", "add", "--token", TOKEN).exit()).isEqualTo(Main.USAGE);
        assertThat(run("", "token", "add", "--untried").err()).contains("Nothing was given");
        assertThat(run("one\ntwo\n", "token", "add", "--untried").err()).contains("More than one line");
        assertThat(run("two words\n", "token", "add", "--untried").err()).contains("one word of printable ASCII");
    }

    @Test
    void without_a_good_key_nothing_is_made_and_the_next_step_is_told() throws Exception {
        Outcome none = run(TOKEN, "token", "add", "--untried");
        assertThat(none.exit()).isEqualTo(Main.USAGE);
        assertThat(none.err()).contains("set ENCRYPTION_KEYS; make one with kestra-mcp key generate.");
        environment.put("ENCRYPTION_KEYS", "k1:c2hvcnQ");
        assertThat(run(TOKEN, "token", "add", "--untried").err())
                .contains("The key k1 has 5 bytes")
                .doesNotContain("c2hvcnQ");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void A_10_the_store_is_for_its_owner_alone() throws Exception {
        environment.put("ENCRYPTION_KEYS", newKey());
        assertThat(run(TOKEN, "token", "add", "--untried").exit()).isZero();
        Path made = directory.resolve("data");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(made)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".mv.db")).toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain(TOKEN);
            }
        }
    }

    @Test
    void A_7_a_key_is_rotated_without_losing_a_token_and_a_key_that_is_missing_is_told() throws Exception {
        String old = newKey();
        String fresh = newKey();
        environment.put("ENCRYPTION_KEYS", old);
        assertThat(run(TOKEN, "token", "add", "--untried").exit()).isZero();
        environment.put("ENCRYPTION_KEYS", fresh);
        Outcome lost = run("", "key", "status");
        assertThat(lost.exit()).isEqualTo(1);
        assertThat(lost.out())
                .contains(
                        id(old) + "  1 tokens, 0 signing keys and sessions  MISSING: put it back into ENCRYPTION_KEYS");
        environment.put("ENCRYPTION_KEYS", fresh + "," + old);
        assertThat(run("", "key", "status").out())
                .contains(
                        id(fresh) + "  0 tokens, 0 signing keys and sessions  seals",
                        id(old) + "  1 tokens, 0 signing keys and sessions  opens");
        assertThat(run("", "key", "rotate").out())
                .contains(
                        "Sealed anew: 1.",
                        id(fresh) + "  1 tokens, 0 signing keys and sessions  seals",
                        id(old) + "  0 tokens, 0 signing keys and sessions  not needed");
        environment.put("ENCRYPTION_KEYS", fresh);
        assertThat(run("", "key", "status").exit()).isZero();
    }

    @Test
    void what_the_operator_does_to_tokens_and_keys_is_recorded_in_one_chain_and_no_token_is() throws Exception {
        Path audit = directory.resolve("audit.jsonl");
        environment.put("KESTRA_MCP_AUDIT_FILE", audit.toString());
        environment.put("ENCRYPTION_KEYS", newKey());
        String[] alice = {"--user", "alice-id", "--issuer", ISSUER};
        run(
                TOKEN,
                Stream.concat(Stream.of("token", "add", "--untried"), Stream.of(alice))
                        .toArray(String[]::new));
        run("", "key", "rotate");
        run("", Stream.concat(Stream.of("token", "remove"), Stream.of(alice)).toArray(String[]::new));
        assertThat(Files.readAllLines(audit))
                .hasSize(3)
                .satisfiesExactly(
                        added -> assertThat(added)
                                .contains(
                                        "\"event\":\"command\"",
                                        "\"command\":\"token add\"",
                                        "\"step\":\"registered\"",
                                        "\"user_subject\":\"alice-id\"",
                                        "\"subject\":\"" + System.getProperty("user.name") + "\""),
                        rotated -> assertThat(rotated).contains("\"command\":\"key rotate\""),
                        removed ->
                                assertThat(removed).contains("\"command\":\"token remove\"", "\"step\":\"removed\""));
        assertThat(Files.readString(audit)).doesNotContain(TOKEN);
        assertThat(run("", "audit", "verify", audit.toString()).exit()).isZero();
    }

    @Test
    void what_cannot_be_recorded_is_not_done() throws Exception {
        environment.put(
                "KESTRA_MCP_AUDIT_FILE", directory.resolve("none/audit.jsonl").toString());
        environment.put("ENCRYPTION_KEYS", newKey());
        assertThat(run(TOKEN, "token", "add", "--untried").exit()).isNotZero();
        environment.remove("KESTRA_MCP_AUDIT_FILE");
        assertThat(run("", "token", "list").out()).isEmpty();
    }

    @Test
    void A_7_tokens_of_the_earlier_server_are_taken_over_and_sealed_anew() throws Exception {
        environment.put("ENCRYPTION_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        environment.put("ENCRYPTION_KEYS", newKey());
        environment.put("OIDC_ISSUER_URL", ISSUER);
        environment.put("KESTRA_MCP_PUBLIC_URL", "https://mcp.example.com");
        Path file = Files.writeString(
                directory.resolve("kestra-tokens.json"),
                "{\"alice\": \"gAAAAABlU_EAvSGqSjglDfLVt3R0Z5rkz-j67E09Q-2ASdVYc__ZDo7UFEuAzHRBeMD8nynl7cJSIB6fe9wIU_"
                        + "D2MoVkALu4ww==\", \"bob\": \"broken\"}");
        Outcome imported = run("", "token", "import", file.toString());
        assertThat(imported.out()).contains("taken over: alice", "cannot be read, must register again: bob");
        assertThat(imported.exit()).isEqualTo(1);
        assertThat(run("", "token", "list").out())
                .contains(ISSUER + "  alice  token of user alice")
                .contains("sealed with " + id(environment.get("ENCRYPTION_KEYS")))
                .doesNotContain("alice-token-1");
    }

    @Test
    void a_user_of_a_provider_is_named_with_it() throws Exception {
        environment.put("ENCRYPTION_KEYS", newKey());
        assertThat(run(TOKEN, "token", "add", "--untried", "--user", "alice-id").err())
                .contains("--issuer must name the provider");
        assertThat(run(TOKEN, "token", "add", "--untried", "--user", "alice-id", "--issuer", ISSUER)
                        .exit())
                .isZero();
        assertThat(run("", "token", "list").out()).contains(ISSUER + "  alice-id");
    }

    private void useKeys(Sandbox kestra, String keys) {
        environment.put("ENCRYPTION_KEYS", keys);
        environment.put("KESTRA_BASE_URL", kestra.baseUri().toString());
    }

    private String newKey() {
        return run("", "key", "generate").out().strip();
    }

    private static String id(String entry) {
        return entry.substring(0, entry.indexOf(':'));
    }

    private Outcome run(String input, String... arguments) {
        SecretInput secrets =
                new SecretInput(Optional.empty(), new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine(new Surroundings(environment, directory.resolve("no.env"), secrets));
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return new Outcome(line.execute(arguments), out.toString(), err.toString());
    }

    private record Outcome(int exit, String out, String err) {
        String all() {
            return out + err;
        }
    }
}
