package io.kestramcp.cli;

import io.kestramcp.config.Transport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Serves MCP over standard input and output, for an assistant that starts this process itself. */
@Command(name = "stdio", description = "Serve MCP over standard input and output.", mixinStandardHelpOptions = true)
final class StdioCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return Stdio.serve(
                SettingOptions.readToServe(Transport.STDIO, spec.commandLine().getParseResult()));
    }
}
