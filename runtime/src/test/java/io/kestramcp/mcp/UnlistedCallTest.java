package io.kestramcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.identity.Identity;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraServer;
import io.kestramcp.tool.ToolDescriptor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A call costs the same however many tools there are: it never asks for all of them. */
class UnlistedCallTest {
    private static final int LONGEST_LINE = 1024 * 1024;
    /** Of the stateless protocol: a session would watch the list, on the side. */
    private static final String CALL = """
            {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"echo","arguments":{"text":"heard"},"_meta":{\
            "io.modelcontextprotocol/protocolVersion":"2026-07-28",\
            "io.modelcontextprotocol/clientInfo":{"name":"test","version":"1"},\
            "io.modelcontextprotocol/clientCapabilities":{}}}}
            """;

    @Test
    void a_call_looks_up_its_tool_and_not_a_list_of_all() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new StdioServer(
                        Offer.ofTools(FixtureTools.ABOUT, new Unlisted(new FixtureTools())),
                        LONGEST_LINE,
                        Duration.ofSeconds(10))
                .run(new ByteArrayInputStream(CALL.getBytes(StandardCharsets.UTF_8)), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"id\":2,\"result\":", "heard");
    }

    /** Has the tools, but never tells all of them. */
    private record Unlisted(FixtureTools tools) implements ToolSource {
        @Override
        public KestraServer server() throws KestraException {
            return tools.server();
        }

        @Override
        public List<ToolDescriptor> visible(Identity caller, KestraServer server) {
            throw new AssertionError("asked for all tools");
        }

        @Override
        public Optional<ToolDescriptor> visible(Identity caller, KestraServer server, String name) {
            return tools.visible(caller, server, name);
        }

        @Override
        public ToolAnswer call(ToolCall call) {
            return tools.call(call);
        }
    }
}
