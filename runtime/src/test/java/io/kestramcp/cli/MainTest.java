package io.kestramcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void the_catalogue_is_printed_with_everything_that_is_known_of_each_tool() {
        assertThat(run("tools", "--json")).isZero();
        JsonArray tools =
                JsonParser.parseString(out.toString()).getAsJsonObject().getAsJsonArray("tools");
        assertThat(tools).hasSizeGreaterThanOrEqualTo(20);
        for (JsonElement each : tools) {
            JsonObject tool = each.getAsJsonObject();
            assertThat(tool.keySet())
                    .contains("name", "toolset", "title", "description", "permissions", "hints", "edition", "lines");
            assertThat(tool.getAsJsonArray("permissions")).isNotEmpty();
            assertThat(tool.getAsJsonObject("lines").size()).isPositive();
        }
    }

    @Test
    void only_selected_tools_are_listed() {
        assertThat(run("tools", "--toolsets", "kv", "--read-only", "true")).isZero();
        assertThat(out.toString()).contains("get_key").doesNotContain("set_key").doesNotContain("get_flow");
    }

    @Test
    void a_word_that_stands_for_no_toolset_is_told_with_those_there_are() {
        assertThat(run("tools", "--toolsets", "flow")).isEqualTo(Main.USAGE);
        assertThat(err.toString()).contains("no toolset flow").contains("flows");
    }

    @Test
    void A_29_every_wrong_setting_is_told_at_once() {
        assertThat(run("tools", "--port", "70000", "--kestra-url", "ftp://x")).isEqualTo(Main.USAGE);
        assertThat(err.toString()).contains("--port").contains("65535").contains("--kestra-url");
    }

    @Test
    void A_29_an_unknown_command_is_wrong_usage() {
        assertThat(run("serv")).isEqualTo(Main.USAGE);
        assertThat(err.toString()).contains("'serv'").contains("kestra-mcp serve");
    }

    @Test
    void a_public_address_without_sign_in_is_refused() {
        assertThat(run("serve", "--host", "0.0.0.0", "--port", "0")).isEqualTo(Main.USAGE);
        assertThat(err.toString()).contains("0.0.0.0").contains("identity provider");
    }

    private int run(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
