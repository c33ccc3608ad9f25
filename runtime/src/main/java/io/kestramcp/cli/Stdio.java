package io.kestramcp.cli;

import io.kestramcp.config.Settings;
import io.kestramcp.kestra.KestraClient;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.mcp.ListenLimits;
import io.kestramcp.mcp.StdioServer;
import io.kestramcp.tool.ToolCatalog;
import java.io.OutputStream;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves MCP over this process's standard input and output. */
final class Stdio {
    private static final Logger LOG = LoggerFactory.getLogger(Stdio.class);
    private static final Duration DRAIN = Duration.ofSeconds(30);

    private Stdio() {}

    /**
     * Serves until the end of input.
     *
     * @return the exit code
     */
    static int serve(Settings given) throws Exception {
        return serve(given, Assembly.catalog());
    }

    /** Likewise, with the tools that were read meanwhile. */
    static int serve(Settings given, ToolCatalog tools) throws Exception {
        OutputStream protocol = StdioServer.takeStandardOutput();
        Settings settings = given.withoutSignIn();
        Logging.configure(settings);
        try (Assembly assembly = new Assembly(settings, tools)) {
            askAhead(assembly.kestra());
            int longestLine = Math.toIntExact(settings.server().maxBodyBytes());
            new StdioServer(
                            assembly.offer(),
                            longestLine,
                            DRAIN,
                            ListenLimits.standard(),
                            assembly.observation().observer())
                    .run(System.in, protocol);
            return 0;
        }
    }

    /** The first list needs to know which Kestra this is: asked while the rest of the start goes on. */
    private static void askAhead(KestraClient kestra) {
        Thread asking = new Thread(
                () -> {
                    try {
                        kestra.server();
                    } catch (KestraException unusable) {
                        LOG.debug("Kestra cannot be asked yet", unusable);
                    }
                },
                "ask-ahead");
        asking.setDaemon(true);
        asking.start();
    }
}
