package io.kestramcp.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.generator.emit.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Java's words, quotes, escapes and collisions in every name and text: still data, and still Java that compiles. */
class AdversarialNamesTest {
    private static final Path FOLDER = Project.TEST_RESOURCES.resolve("adversarial");
    private static final String HANDLER = """
            package io.kestramcp.tool.adversarial;

            import io.kestramcp.tool.Tool;

            public record OverrideHandler(Tool first, Tool second, Tool third) implements Tool {
                public String name() {
                    return "override";
                }

                public io.kestramcp.tool.Reply call(io.kestramcp.tool.CallContext call) {
                    throw new IllegalStateException(toString());
                }
            }
            """;

    private static Outputs outputs;

    @TempDir
    private Path folder;

    @BeforeAll
    static void generate() {
        outputs = new Outputs(Generation.run(FOLDER.resolve("tool-manifest.yaml"), FOLDER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ClassTool",
                "StringTool",
                "ToolTool",
                "A1bTool",
                "A1b_Tool",
                "InterfaceTool",
                "WhileTool",
                "BytesTool",
                "GeneratedTools"
            })
    void a_class_is_written_as_reviewed(String type) throws IOException {
        Golden.check(AdversarialNamesTest.class, type + ".java.txt", outputs.text(type + ".java"));
    }

    @Test
    void what_assistants_see_is_written_as_reviewed() throws IOException {
        Golden.check(AdversarialNamesTest.class, "tools.json", outputs.text("tools.json"));
    }

    @Test
    void U11_everything_compiles_against_the_typed_clients_and_the_run_time() throws IOException {
        List<Output> sources = new ArrayList<>(outputs.all().stream()
                .filter(output -> output.kind() == Output.Kind.SOURCE)
                .toList());
        sources.add(new Output(Output.Kind.SOURCE, "io/kestramcp/tool/adversarial/OverrideHandler.java", HANDLER));
        sources.addAll(TypedClients.of(FOLDER.resolve("kestra-9.1.yaml"), folder));

        assertThat(Compilation.complaints(sources, folder)).isEmpty();
    }
}
