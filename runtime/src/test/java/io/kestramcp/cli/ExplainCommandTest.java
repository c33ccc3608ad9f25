package io.kestramcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExplainCommandTest {
    @TempDir
    private Path directory;

    private Path claims;
    private Path policy;

    @BeforeEach
    void write() throws IOException {
        claims = Files.writeString(
                directory.resolve("claims.json"),
                "{\"iss\": \"https://id.example\", \"sub\": \"alice\", \"groups\": [\"team\"]}");
        policy = Files.writeString(
                directory.resolve("policy.yaml"),
                "version: 1\ngrants:\n  - {claim: groups, values: [team], roles: [developer], namespaces: [a.b.**]}\n");
    }

    @Test
    void explain_says_allowed_or_denied_and_why() {
        Printed inside = run("explain", "--claims", claims.toString(), "--tool", "set_key", "--namespace", "a.b.c");
        assertThat(inside.code()).isZero();
        assertThat(inside.text()).contains("set_key in a.b.c: allowed", "granted in a.b.**", "kv.write");
        Printed outside = run("explain", "--claims", claims.toString(), "--tool", "set_key", "--namespace", "a.c");
        assertThat(outside.code()).isEqualTo(1);
        assertThat(outside.text()).contains("set_key in a.c: denied", "a.c is outside a.b.**");
        Printed hidden = run("explain", "--claims", claims.toString(), "--tool", "delete_flow", "--namespace", "a.b");
        assertThat(hidden.code()).isEqualTo(1);
        assertThat(hidden.text()).contains("not granted: flow.delete", "Unknown tool: delete_flow");
    }

    @Test
    void explain_says_which_scopes_a_caller_is_sent_for() throws IOException {
        Files.writeString(
                policy, "version: 1\ngrants:\n  - {claim: scope, values: [read, write], roles: [developer]}\n");
        assertThat(run("explain", "--claims", claims.toString(), "--tool", "set_key")
                        .text())
                .contains("told:  to sign in again with these scopes: read write");
    }

    @Test
    void explain_tells_what_is_wrong_with_the_question() throws IOException {
        assertThat(run("explain", "--claims", claims.toString(), "--tool", "set_keys")
                        .code())
                .isEqualTo(Main.USAGE);
        Files.writeString(claims, "[]");
        Printed noObject = run("explain", "--claims", claims.toString(), "--tool", "set_key");
        assertThat(noObject.code()).isEqualTo(Main.USAGE);
        assertThat(noObject.text()).contains("no JSON object of claims");
    }

    @Test
    void who_can_lists_the_claims_that_reach_a_tool() {
        assertThat(run("who-can", "set_key").text())
                .contains("set_key needs kv.write", "claim groups with team: role developer in a.b.**, gives kv.write");
        assertThat(run("who-can", "delete_flow").text()).contains("no grant of the policy reaches it");
    }

    private Printed run(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        String[] all = Stream.concat(
                        Arrays.stream(arguments), Stream.of("--policy-file", policy.toString(), "--toolsets", "all"))
                .toArray(String[]::new);
        int code = line.execute(all);
        return new Printed(code, out.toString());
    }

    private record Printed(int code, String text) {}
}
