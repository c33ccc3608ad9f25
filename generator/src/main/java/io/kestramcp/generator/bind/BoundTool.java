package io.kestramcp.generator.bind;

import com.google.gson.JsonObject;
import io.kestramcp.contract.Edition;
import io.kestramcp.contract.Operation;
import io.kestramcp.generator.manifest.ToolEntry;
import java.util.List;

/**
 * A tool that fits its operations.
 *
 * @param reach how its arguments tell the namespaces that it touches
 * @param edition which Kestra has it
 * @param lines what it is on each API line, oldest first
 */
public record BoundTool(ToolEntry entry, Hints hints, String reach, Edition edition, List<ToolLine> lines) {
    /** The tool's name. */
    public String name() {
        return entry.name();
    }

    /**
     * A tool on one API line.
     *
     * @param operations every operation that it may call, the usual one first
     */
    public record ToolLine(String line, List<Operation> operations, JsonObject inputSchema, JsonObject outputSchema) {}

    /** What a client may assume of the tool. */
    public record Hints(boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {}
}
