package io.kestramcp.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.kestra.ApiLine;
import io.kestramcp.tool.ToolDescriptor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every tool has a scenario on every API line. Runs after all others, on the records that they wrote. */
@Tag("scenario-table")
class ScenarioTableTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    private static List<ScenarioRecord> records;

    @BeforeAll
    static void read() throws IOException {
        Optional<List<ScenarioRecord>> written = ScenarioRecord.ofThisRun();
        Assumptions.assumeTrue(written.isPresent(), "No scenarios ran before: -Dscenarios.run names the run.");
        records = written.get();
    }

    @Test
    void every_tool_was_called_with_success_on_every_line_that_has_it() {
        List<String> missing = new ArrayList<>();
        for (ToolDescriptor tool : CATALOGUE.tools()) {
            for (ApiLine line : tool.bindings().keySet()) {
                if (records.stream()
                        .noneMatch(run ->
                                run.line().equals(line.name()) && run.tools().contains(tool.name()))) {
                    missing.add(tool.name() + " " + line.name());
                }
            }
        }
        assertThat(missing).as("tools without a scenario").isEmpty();
    }

    @Test
    void the_page_of_scenarios_is_up_to_date() throws IOException {
        List<String> lines = CATALOGUE.tools().stream()
                .flatMap(tool -> tool.bindings().keySet().stream())
                .sorted()
                .map(ApiLine::name)
                .distinct()
                .toList();
        ProjectFile.check("docs/scenarios.md", new ScenariosPage(lines, records).text());
    }
}
