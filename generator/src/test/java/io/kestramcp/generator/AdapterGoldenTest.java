package io.kestramcp.generator;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the manifest's tools become: one of each shape. */
class AdapterGoldenTest {
    private static Outputs outputs;

    @BeforeAll
    static void generate() {
        outputs = Outputs.ofTheManifest();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "GetFlowTool, path and query",
        "SaveFlowTool, a part; a YAML body and otherwise",
        "ValidateFlowTool, a plain list",
        "DeleteFlowTool, no answer",
        "StartExecutionTool, a part; a form with inputs and files",
        "ExecutionTool, a projection of lists and labels",
        "ListExecutionsTool, filters and paging",
        "KillExecutionTool, lines that answer differently",
        "GetExecutionLogsTool, lines that ask differently and the tail of a list",
        "SearchTriggersTool, a projection for each line",
        "SetKeyTool, plain text and headers",
        "DisableTriggerTool, a JSON body with fixed properties",
        "FileContentTool, a part; bytes",
        "GetBlueprintTool, text",
        "DeleteKeyTool, a single value",
        "ListFilesTool, the head of a list"
    })
    void an_adapter_is_written_as_reviewed(String type, String shape) throws IOException {
        Golden.check(AdapterGoldenTest.class, type + ".java.txt", outputs.text(type + ".java"));
    }

    @Test
    void the_list_of_tools_is_written_as_reviewed() throws IOException {
        Golden.check(AdapterGoldenTest.class, "GeneratedTools.java.txt", outputs.text("GeneratedTools.java"));
    }

    @Test
    void what_is_offered_beside_tools_is_written_as_reviewed() throws IOException {
        Golden.check(AdapterGoldenTest.class, "offer.json", outputs.text("offer.json"));
    }
}
