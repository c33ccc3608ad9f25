package io.kestramcp.tool;

import com.google.gson.JsonObject;
import io.kestramcp.kestra.ApiLine;
import io.kestramcp.kestra.KestraServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A tool as {@code tools.json} has it: everything but its code.
 *
 * @param name unique, at most 64 characters of {@code [a-z0-9_]}
 * @param title a short name for people
 * @param description for a model that chooses a tool
 * @param toolset the group it is switched on with
 * @param core whether it is on by default
 * @param permissions what a caller must hold, all of them; never empty
 * @param reach how its arguments tell which namespaces a call touches
 * @param hints the MCP annotations
 * @param enterprise whether it exists in the Enterprise Edition only
 * @param timeout the longest that one request to Kestra may take
 * @param bindings what it is on each API line that has it
 */
public record ToolDescriptor(
        String name,
        String title,
        String description,
        String toolset,
        boolean core,
        List<String> permissions,
        Reach reach,
        Hints hints,
        boolean enterprise,
        Duration timeout,
        SortedMap<ApiLine, Binding> bindings) {

    /**
     * The tool on one API line.
     *
     * @param operations the operations it calls, the usual one first
     * @param inputSchema JSON Schema 2020-12 of its arguments; refuses unknown ones
     * @param outputSchema lenient JSON Schema of its answer
     */
    public record Binding(List<Operation> operations, JsonObject inputSchema, JsonObject outputSchema) {}

    /** An operation of the contract: its operationId, HTTP method and path template. */
    public record Operation(String id, String method, String path) {}

    /** What the tool is on the connected Kestra; empty when that Kestra lacks it. */
    public Optional<Binding> on(KestraServer server) {
        return isOn(server) ? Optional.of(bindings.get(server.line())) : Optional.empty();
    }

    /** Whether the connected Kestra has it. */
    public boolean isOn(KestraServer server) {
        return (!enterprise || server.enterprise()) && bindings.containsKey(server.line());
    }
}
