package io.kestramcp.generator.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.contract.Contract;
import io.kestramcp.contract.ContractException;
import io.kestramcp.contract.slice.ListedOperation;
import io.kestramcp.generator.Generation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project's own account of Kestra's API. */
class CoverageTest {
    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final Path CONTRACTS = ROOT.resolve("openapi");
    private static final List<Coverage> COVERAGE = Generation.coverage(ROOT.resolve("tool-manifest.yaml"), CONTRACTS);

    @TempDir
    private Path folder;

    @Test
    void every_line_is_accounted_for() {
        assertThat(COVERAGE).isNotEmpty().allSatisfy(each -> {
            assertThat(each.unclassified()).as(each.line()).isEmpty();
            int leftOut = each.leftOut().values().stream().mapToInt(List::size).sum();
            assertThat(each.called().size() + leftOut)
                    .as(each.line())
                    .isEqualTo(each.list().operations().size());
        });
    }

    @Test
    void the_list_of_a_line_comes_from_the_same_document_as_its_slice() throws IOException {
        for (Coverage each : COVERAGE) {
            assertThat(Files.readString(CONTRACTS.resolve("kestra-" + each.line() + ".yaml"))
                            .lines())
                    .contains(
                            "# source: " + each.list().source(),
                            "# source sha256: " + each.list().sha256());
        }
    }

    @Test
    void the_operations_of_the_slice_are_those_that_something_calls() {
        for (Coverage each : COVERAGE) {
            Contract slice = Contract.read(CONTRACTS.resolve("kestra-" + each.line() + ".yaml"));
            assertThat(slice.operations().keySet())
                    .as(each.line())
                    .isEqualTo(new TreeSet<>(each.called().keySet()));
            slice.operations().values().forEach(operation -> assertThat(
                            each.list().operation(operation.id()))
                    .contains(new ListedOperation(
                            operation.id(), operation.tag(), operation.method(), operation.path())));
        }
    }

    @Test
    void an_operation_is_reached_by_every_tool_that_calls_it() {
        Coverage newest =
                COVERAGE.stream().max(Comparator.comparing(Coverage::line)).orElseThrow();
        assertThat(newest.called().get("getFlow")).contains("get_flow", "get_trigger", "what_breaks_if");
    }

    @Test
    void the_page_is_up_to_date() throws IOException {
        Path page = ROOT.resolve("docs/coverage.md");
        String text = new CoveragePage(COVERAGE).text();
        if (Boolean.getBoolean("recreate")) {
            Files.writeString(page, text);
        }
        assertThat(page)
                .as("run the test with -Drecreate=true and review the difference")
                .exists()
                .content()
                .isEqualTo(text);
    }

    @Test
    void a_list_reads_as_it_was_written() throws IOException {
        for (Coverage each : COVERAGE) {
            OperationList list = each.list();
            Files.writeString(OperationList.file(folder, list.line()), list.text());
            assertThat(OperationList.read(folder, list.line())).contains(list);
            assertThat(OperationList.file(CONTRACTS, list.line())).hasContent(list.text());
        }
    }

    @Test
    void a_list_with_something_else_in_it_is_refused() throws IOException {
        Files.writeString(OperationList.file(folder, "9.9"), "Flows:\n  getFlow GET\n");

        assertThatThrownBy(() -> OperationList.read(folder, "9.9"))
                .isInstanceOf(ContractException.class)
                .hasMessage("operations-9.9.txt has '  getFlow GET', which is no operation. Import the API again: "
                        + "./kestra-mcp api import SPEC --as 9.9");
    }
}
