package io.kestramcp.cli;

import io.kestramcp.config.Settings;
import io.kestramcp.mcp.StdioServer;
import java.io.OutputStream;
import java.time.Duration;

/** Serves MCP over this process's standard input and output. */
final class Stdio {
    private static final Duration DRAIN = Duration.ofSeconds(30);

    private Stdio() {}

    /**
     * Serves until the end of input.
     *
     * @return the exit code
     */
    static int serve(Settings given) throws Exception {
        OutputStream protocol = StdioServer.takeStandardOutput();
        Settings settings = given.withoutSignIn();
        Logging.configure(settings);
        try (Assembly assembly = new Assembly(settings)) {
            int longestLine = Math.toIntExact(settings.server().maxBodyBytes());
            new StdioServer(assembly.offer(), longestLine, DRAIN).run(System.in, protocol);
            return 0;
        }
    }
}
