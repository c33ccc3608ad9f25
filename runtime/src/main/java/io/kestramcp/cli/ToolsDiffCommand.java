package io.kestramcp.cli;

import com.google.gson.GsonBuilder;
import io.kestramcp.tool.surface.Change;
import io.kestramcp.tool.surface.ChangeText;
import io.kestramcp.tool.surface.Surface;
import io.kestramcp.tool.surface.SurfaceDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares what clients see of two releases. Asks nobody and needs no settings. */
@Command(
        name = "diff",
        description = "Tell what changed between the tools of two releases, and what of it breaks clients.",
        footer = "In a checkout OLD and NEW may be git revisions, such as main or HEAD~1.",
        mixinStandardHelpOptions = true)
final class ToolsDiffCommand implements Callable<Integer> {
    /** With which changes the exit code is 1. */
    enum FailOn {
        breaking,
        any,
        never
    }

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "OLD",
            description = "What kestra-mcp tools --json printed of the one release.")
    private Path before;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NEW",
            description = "Likewise of the other. Default: the tools of this build.")
    private Path now;

    @Option(names = "--json", description = "Print the changes as JSON.")
    private boolean json;

    @Option(
            names = "--fail-on",
            defaultValue = "breaking",
            paramLabel = "WHAT",
            description = "With which changes the exit code is 1: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private FailOn failOn;

    /** Exit code 0: nothing that matters changed; 1: something did, or a file cannot be read; 2: a file is no tools.json. */
    @Override
    public Integer call() throws IOException {
        Surface young = now == null ? Surface.read("tools.json", ToolsCommand.toolsJson()) : read(now);
        List<Change> changes = SurfaceDiff.of(read(before), young);
        spec.commandLine()
                .getOut()
                .print(
                        json
                                ? new GsonBuilder()
                                                .setPrettyPrinting()
                                                .disableHtmlEscaping()
                                                .create()
                                                .toJson(ChangeText.json(changes))
                                        + "\n"
                                : ChangeText.of(changes));
        spec.commandLine().getOut().flush();
        boolean failed =
                switch (failOn) {
                    case breaking -> changes.stream().anyMatch(Change::breaking);
                    case any -> !changes.isEmpty();
                    case never -> false;
                };
        return failed ? 1 : 0;
    }

    private static Surface read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    "There is no file " + file + ". Save what kestra-mcp tools --json of that release prints.");
        }
        return Surface.read(Optional.ofNullable(file.getFileName()).orElse(file).toString(), Files.readString(file));
    }
}
