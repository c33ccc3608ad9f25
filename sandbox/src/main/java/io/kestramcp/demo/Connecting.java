package io.kestramcp.demo;

import java.net.URI;

/** How an assistant is connected to a gateway that runs: text for a person to copy. */
final class Connecting {
    private Connecting() {}

    static String to(URI gateway) {
        return """

                The gateway keeps serving at %1$s/mcp until you press Ctrl-C. Connect an assistant:

                  Claude Code   claude mcp add --transport http kestra %1$s/mcp
                  Cursor        in ~/.cursor/mcp.json:  { "mcpServers": { "kestra": { "url": "%1$s/mcp" } } }
                  VS Code       code --add-mcp '{"name":"kestra","type":"http","url":"%1$s/mcp"}'
                """.formatted(gateway);
    }
}
