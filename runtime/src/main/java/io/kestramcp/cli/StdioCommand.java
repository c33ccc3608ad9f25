package io.kestramcp.cli;

import io.kestramcp.config.Settings;
import io.kestramcp.mcp.StdioServer;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Serves MCP over standard input and output, for an assistant that starts this process itself. */
@Command(name = "stdio", description = "Serve MCP over standard input and output.", mixinStandardHelpOptions = true)
final class StdioCommand implements Callable<Integer> {
    private static final Duration DRAIN = Duration.ofSeconds(30);

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        OutputStream protocol = StdioServer.takeStandardOutput();
        Settings settings =
                SettingOptions.read(spec.commandLine().getParseResult()).withoutSignIn();
        Logging.configure(settings);
        try (Assembly assembly = new Assembly(settings)) {
            int longestLine = Math.toIntExact(settings.server().maxBodyBytes());
            new StdioServer(assembly.offer(), longestLine, DRAIN).run(System.in, protocol);
            return 0;
        }
    }
}
