package io.kestramcp.scenario;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;

/** A request as clients of one generation of the protocol send it. */
enum ProtocolEra {
    /** 2025-11-25 and before. */
    LEGACY,
    /** 2026-07-28: an envelope in each request, and headers that mirror the body. */
    MODERN;

    private static final String META = """
            {"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {}}""";

    /** The result of a request that must succeed; the parameters are JSON text. */
    JsonObject result(McpCaller client, String method, String params) throws IOException, InterruptedException {
        JsonObject answer = answer(client, method, params);
        if (!answer.has("result")) {
            throw new AssertionError("No result: " + answer);
        }
        return answer.getAsJsonObject("result");
    }

    /** The error of a request that must fail; the parameters are JSON text. */
    JsonObject error(McpCaller client, String method, String params) throws IOException, InterruptedException {
        JsonObject answer = answer(client, method, params);
        if (!answer.has("error")) {
            throw new AssertionError("No error: " + answer);
        }
        return answer.getAsJsonObject("error");
    }

    private JsonObject answer(McpCaller client, String method, String text) throws IOException, InterruptedException {
        JsonObject params = JsonParser.parseString(text).getAsJsonObject();
        if (this == LEGACY) {
            return client.request(method, params);
        }
        McpCaller caller = client.with("MCP-Protocol-Version", "2026-07-28").with("Mcp-Method", method);
        for (String named : new String[] {"name", "uri"}) {
            if (params.has(named)) {
                caller = caller.with("Mcp-Name", params.get(named).getAsString());
            }
        }
        params.add("_meta", JsonParser.parseString(META));
        return caller.request(method, params);
    }
}
