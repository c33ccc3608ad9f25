package io.kestramcp.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A TOML file gets one table, and stays letter by letter as it was everywhere else. */
class TomlDocumentTest {
    private static final String TABLE = "[mcp_servers.kestra]\nurl = \"https://a/mcp\"";

    @Test
    void the_table_is_put_at_the_end() throws Exception {
        String settings = """
                # Codex
                model = "gpt" # mine

                [mcp_servers.other]
                command = "x"
                """;
        assertThat(with(settings)).isEqualTo(settings + "\n" + TABLE + "\n");
        assertThat(with("")).isEqualTo(TABLE + "\n");
        assertThat(with("a = 1")).isEqualTo("a = 1\n\n" + TABLE + "\n");
    }

    @Test
    void a_table_of_that_name_is_replaced_with_those_below_it() throws Exception {
        String settings = """
                [mcp_servers.kestra]
                command = "old"

                [mcp_servers.kestra.env]
                A = "1"

                # about the other
                [mcp_servers.other]
                command = "x"
                """;
        assertThat(with(settings)).isEqualTo(TABLE + "\n" + """

                # about the other
                [mcp_servers.other]
                command = "x"
                """);
        assertThat(with(with(settings))).isEqualTo(with(settings));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = ",
                "a = 1\na = 2",
                "mcp_servers = 3",
                "mcp_servers = { kestra = { url = \"b\" } }",
                "[mcp_servers]\nkestra = { url = \"b\" }",
                "[mcp_servers.kestra]\nurl = \"\"\"\n[x]\n\"\"\"\n",
                "text = \"\"\"\n[mcp_servers.kestra]\n\"\"\"\n"
            })
    void a_file_that_is_not_surely_understood_is_refused(String settings) {
        assertThatThrownBy(() -> with(settings)).isInstanceOf(UnmergeableException.class);
    }

    private static String with(String settings) throws UnmergeableException {
        return TomlDocument.read(settings).with(List.of("mcp_servers", "kestra"), TABLE);
    }
}
