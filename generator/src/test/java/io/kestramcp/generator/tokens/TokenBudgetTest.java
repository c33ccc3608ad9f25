package io.kestramcp.generator.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens are counted as a client lists the tools, on each line, and every offence is named. */
class TokenBudgetTest {
    private static final TokenCount COUNT = new TokenCount();
    private static final String TOOLS = """
            {lines: ["1.3", "2.0"], tools: [
              {name: get_a, description: "Get an a.", toolset: as, core: true, lines: {"1.3": {}, "2.0": {}},
               inputSchema: {type: object}, outputSchema: {type: object}},
              {name: get_b, description: "Get a b.", toolset: bs, core: false,
               lines: {"2.0": {inputSchema: {type: object, properties: {id: {type: string}}}}}, outputSchema: {}}
            ]}
            """;

    @Test
    void text_is_counted_as_o200k_base_does() {
        assertThat(COUNT.of("hello world")).isEqualTo(2);
        assertThat(COUNT.of("antidisestablishmentarianism")).isEqualTo(6);
        assertThat(COUNT.of("<|endoftext|>")).isGreaterThan(1);
    }

    @Test
    void a_tool_costs_what_its_json_costs_on_each_line_that_has_it() {
        Listing listing = listing();

        assertThat(listing.tools().get(0).on("1.3"))
                .isEqualTo(listing.tools().get(0).on("2.0"))
                .isEqualTo(COUNT.of(
                        "{\"name\":\"get_a\",\"description\":\"Get an a.\",\"inputSchema\":{\"type\":\"object\"}}"));
        assertThat(listing.tools().get(1).on("1.3")).isZero();
        assertThat(listing.tools().get(1).on("2.0"))
                .isEqualTo(COUNT.of("{\"name\":\"get_b\",\"description\":\"Get a b.\",\"inputSchema\":"
                        + "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string\"}}}}"));
    }

    @Test
    void a_listing_at_its_budget_is_within_it() {
        Listing listing = listing();
        int a = listing.tools().get(0).on("2.0");
        int b = listing.tools().get(1).on("2.0");

        assertThat(new TokenBudget(a, a + b, Math.max(a, b)).offences(listing)).isEmpty();
    }

    @Test
    void every_offence_is_named_with_its_excess() {
        Listing listing = listing();
        int a = listing.tools().get(0).on("2.0");
        int b = listing.tools().get(1).on("2.0");

        assertThat(new TokenBudget(a - 1, a + b - 2, b - 3).offences(listing))
                .containsExactly(
                        "The core listing takes " + a + " tokens on Kestra 1.3, 1 over its budget of " + (a - 1) + ".",
                        "Tool get_b takes " + b + " tokens on Kestra 2.0, 3 over its budget of " + (b - 3) + ".",
                        "The core listing takes " + a + " tokens on Kestra 2.0, 1 over its budget of " + (a - 1) + ".",
                        "The listing of all tools takes " + (a + b) + " tokens on Kestra 2.0, 2 over its budget of "
                                + (a + b - 2) + ".");
    }

    @Test
    void the_table_sums_toolsets_core_and_all() {
        Listing listing = listing();
        int a = listing.tools().get(0).on("2.0");
        int b = listing.tools().get(1).on("2.0");

        assertThat(new TokenTable(listing).text().lines().map(line -> line.replaceAll(" +", " ")))
                .startsWith(
                        "Tokens (o200k_base) of name, description and input schema, by Kestra's API line; output schemas apart",
                        "tool toolset core 1.3 2.0 out 1.3 out 2.0")
                .contains("get_a as core " + a + " " + a + " 5 5", "get_b bs 0 " + b + " 0 1")
                .contains("toolset as " + a + " " + a + " 5 5", "toolset bs 0 " + b + " 0 1")
                .endsWith("core " + a + " " + a + " 5 5", "all " + a + " " + (a + b) + " 5 6");
    }

    @Test
    void the_build_fails_past_the_budget(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("tools.json");
        Files.writeString(file, TOOLS.replace("Get a b.", "word ".repeat(400)));

        assertThatThrownBy(() -> TokenCommand.main(new String[] {file.toString()}))
                .isInstanceOf(OverBudgetException.class)
                .hasMessageContaining("Tool get_b takes 4")
                .hasMessageContaining("over its budget of 300.");
    }

    private static Listing listing() {
        JsonObject tools = JsonParser.parseString(TOOLS).getAsJsonObject();
        return Listing.of(tools, COUNT);
    }
}
