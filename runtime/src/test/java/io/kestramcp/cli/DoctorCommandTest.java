package io.kestramcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command: what it prints and how it ends. What the checks find is tried in DoctorTest. */
class DoctorCommandTest {
    private static Sandbox kestra;

    @TempDir
    private Path directory;

    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter out = new StringWriter();

    @BeforeAll
    static void start() {
        kestra = Sandbox.start(SandboxOptions.of("2.0"));
    }

    @AfterAll
    static void stop() {
        kestra.close();
    }

    @BeforeEach
    void healthy() {
        environment.put("KESTRA_BASE_URL", kestra.baseUri().toString());
        environment.put("KESTRA_USERNAME", SandboxOptions.DEMO_USERNAME);
        environment.put("KESTRA_PASSWORD", SandboxOptions.DEMO_PASSWORD);
        environment.put("KESTRA_MCP_PORT", "0");
    }

    @Test
    void a_healthy_installation_is_told_line_by_line_and_ends_well() {
        assertThat(run()).isZero();
        assertThat(out.toString())
                .containsPattern("(?m)^ok +kestra.api +Kestra answers at http://127.0.0.1:\\d+\\.$")
                .contains(", 0 warnings, 0 failures, ")
                .doesNotContain(SandboxOptions.DEMO_PASSWORD)
                .doesNotContain("skipped provider.settings");
        assertThat(run("--all")).isZero();
        assertThat(out.toString()).containsPattern("(?m)^skipped provider.settings +nobody signs in");
    }

    @Test
    void a_failure_ends_with_1_and_its_next_step_stands_below_it() {
        assertThat(run("--toolsets", "flow")).isEqualTo(1);
        assertThat(out.toString())
                .containsPattern(
                        "(?m)^FAILURE tools.selection +There is no toolset flow\\..*\\R +-> Correct KESTRA_MCP_TOOLSETS")
                .contains(", 1 failure, ");
    }

    @Test
    void a_warning_ends_well_unless_strict() {
        environment.put("KESTRA_API_TOKEN", "canary");
        assertThat(run()).isZero();
        assertThat(run("--strict")).isEqualTo(1);
        assertThat(out.toString()).contains("1 warning, 0 failures").doesNotContain("canary");
    }

    @Test
    void json_has_every_check_with_status_fault_and_next_step() {
        assertThat(run("--json", "--tenant", "acme")).isEqualTo(1);
        JsonObject report = JsonParser.parseString(out.toString()).getAsJsonObject();
        assertThat(report.get("healthy").getAsBoolean()).isFalse();
        assertThat(report.get("failure").getAsInt()).isEqualTo(1);
        JsonObject tenant = report.getAsJsonArray("checks").asList().stream()
                .map(each -> each.getAsJsonObject())
                .filter(each -> each.get("check").getAsString().equals("kestra.tenant"))
                .findFirst()
                .orElseThrow();
        assertThat(tenant.get("status").getAsString()).isEqualTo("failure");
        assertThat(tenant.get("fault").getAsString()).isEqualTo("open-source");
        assertThat(tenant.get("next").getAsString()).contains("set it to main");
    }

    @Test
    void nothing_is_changed_in_kestra_and_no_file_is_made() {
        environment.put("KESTRA_MCP_STORE", directory.resolve("data/store").toString());
        environment.put(
                "KESTRA_MCP_AUDIT_FILE", directory.resolve("audit.jsonl").toString());
        int before = kestra.requests().size();
        run();
        assertThat(kestra.requests().subList(before, kestra.requests().size()))
                .isNotEmpty()
                .allMatch(request -> request.method().equals("GET"));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_time_out_of_nothing_is_refused() {
        assertThat(run("--timeout", "0")).isEqualTo(Main.USAGE);
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "doctor";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        SecretInput none = new SecretInput(Optional.empty(), InputStream.nullInputStream());
        CommandLine line = Main.commandLine(new Surroundings(environment, directory.resolve(".env"), none));
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true));
        return line.execute(all);
    }
}
