package io.kestramcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ToolsDiffCommandTest {
    private static final String DESCRIPTION = "Get one flow with its YAML source.";

    @TempDir
    private Path folder;

    @Test
    void this_build_does_not_differ_from_what_it_prints() throws IOException {
        Path same = save("same.json", printed());
        assertThat(run("tools", "diff", same.toString()))
                .isEqualTo(new Printed(0, "No change that a client could see.\n"));
        assertThat(run("tools", "diff", same.toString(), same.toString()).code())
                .isZero();
    }

    @Test
    void what_breaks_clients_fails_and_what_does_not_fails_only_if_asked() throws IOException {
        Path old = save("old.json", printed());
        Path reworded = save("reworded.json", printed().replace(DESCRIPTION, "Get a flow."));
        Path narrowed = save("narrowed.json", printed().replace("\"name\": \"get_flow\"", "\"name\": \"read_flow\""));

        Printed words = run("tools", "diff", old.toString(), reworded.toString());
        assertThat(words.code()).isZero();
        assertThat(words.text()).contains("get_flow\n    reworded   description: ", "1 change, none of which");
        assertThat(run("tools", "diff", "--fail-on", "any", old.toString(), reworded.toString())
                        .code())
                .isEqualTo(1);

        Printed name = run("tools", "diff", old.toString(), narrowed.toString());
        assertThat(name.code()).isEqualTo(1);
        assertThat(name.text()).contains("read_flow\n  ! renamed    was get_flow by its operations", "(marked with !)");
        assertThat(run("tools", "diff", "--fail-on", "never", old.toString(), narrowed.toString())
                        .code())
                .isZero();
    }

    @Test
    void changes_are_printed_as_json_for_programs() throws IOException {
        Path old = save("old.json", printed().replace(DESCRIPTION, "Get a flow."));
        Printed printed = run("tools", "diff", "--json", old.toString());
        JsonObject json = JsonParser.parseString(printed.text()).getAsJsonObject();
        assertThat(json.get("breaking").getAsBoolean()).isFalse();
        JsonObject change = json.getAsJsonArray("changes").get(0).getAsJsonObject();
        assertThat(change.get("tool").getAsString()).isEqualTo("get_flow");
        assertThat(change.get("kind").getAsString()).isEqualTo("reworded");
        assertThat(change.get("where").getAsString()).isEqualTo("description");
    }

    @Test
    void what_cannot_be_compared_is_wrong_usage_and_told() throws IOException {
        Path other = save("other.json", "{\"tools\": 1}");
        assertThat(run("tools", "diff", other.toString())).satisfies(printed -> {
            assertThat(printed.code()).isEqualTo(Main.USAGE);
            assertThat(printed.text()).contains("other.json is no tools.json");
        });
        assertThat(run("tools", "diff", "v0")).satisfies(printed -> {
            assertThat(printed.code()).isEqualTo(Main.USAGE);
            assertThat(printed.text()).contains("There is no file v0", "kestra-mcp tools --json");
        });
    }

    private Path save(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String printed() {
        Printed printed = run("tools", "--json");
        assertThat(printed.code()).isZero();
        return printed.text();
    }

    private static Printed run(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        int code = line.execute(arguments);
        return new Printed(code, out.toString());
    }

    private record Printed(int code, String text) {}
}
