package io.kestramcp.scenario;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.scenario.McpCaller.Answer;
import io.kestramcp.tool.ToolDescriptor;
import io.kestramcp.tools.GeneratedTools;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/**
 * What a scenario made on a real Kestra, to be deleted when it has ended. Executions are found by their namespace, since
 * triggers and subflows start some that no call tells of. Not thread-safe.
 */
final class Leftovers implements McpCaller.Listener, AutoCloseable {
    /** What makes something, and the tool that takes it away. */
    private static final Map<String, String> UNDONE_BY = Map.ofEntries(
            Map.entry("create_or_update_flow", "delete_flow"),
            Map.entry("create_or_update_dashboard", "delete_dashboard"),
            Map.entry("create_or_update_test", "delete_test"),
            Map.entry("create_app", "delete_app"),
            Map.entry("create_group", "delete_group"),
            Map.entry("create_service_account", "delete_service_account"),
            Map.entry("create_binding", "delete_binding"),
            Map.entry("create_announcement", "delete_announcement"),
            Map.entry("set_key", "delete_key"),
            Map.entry("write_file", "delete_file"),
            Map.entry("create_directory", "delete_file"),
            Map.entry("move_file", "delete_file"));

    private static final int MOST_ROUNDS = 10;

    private record Undo(String tool, JsonObject arguments) {}

    private final Deque<Undo> undos = new ArrayDeque<>();
    private final McpCaller client;

    /** @param client which deletes it at the end, and is not to be heard itself */
    Leftovers(McpCaller client) {
        this.client = client;
    }

    @Override
    public void answered(String tool, JsonObject arguments, Answer answer) {
        String undo = UNDONE_BY.get(tool);
        if (undo != null && !answer.failed()) {
            JsonObject known = arguments.deepCopy();
            Optional.ofNullable(arguments.get("to")).ifPresent(path -> known.add("path", path));
            answer.content().asMap().forEach(known::add);
            undos.push(new Undo(undo, argumentsOf(undo, known)));
        }
    }

    /**
     * Deletes it all, the last made first, and executions at the end, when no trigger is left to start more. What the
     * scenario deleted itself is passed over.
     */
    @Override
    public void close() throws IOException {
        try {
            for (Undo undo : undos) {
                client.call(undo.tool(), undo.arguments());
            }
            for (int i = 0; i < MOST_ROUNDS && deleteExecutions() > 0; i++) {
                // A run may have begun another one meanwhile: look again.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted: the scenario's leftovers are still there.", e);
        }
    }

    private int deleteExecutions() throws IOException, InterruptedException {
        JsonObject filter = new JsonObject();
        filter.addProperty("namespace", McpCaller.ROOT);
        JsonObject delete = new JsonObject();
        delete.add("filter", filter);
        delete.addProperty("include_running", true);
        int count = client.ok("delete_executions", delete.toString())
                .content()
                .get("count")
                .getAsInt();
        if (count > 0) {
            delete.addProperty("confirm_count", count);
            client.call("delete_executions", delete);
        }
        return count;
    }

    /** The arguments that the tool needs, from what is known by the same names. */
    private static JsonObject argumentsOf(String tool, JsonObject known) {
        ToolDescriptor descriptor =
                GeneratedTools.catalog().find(tool).orElseThrow().descriptor();
        JsonObject arguments = new JsonObject();
        for (JsonElement name : descriptor
                .bindings()
                .get(descriptor.bindings().lastKey())
                .inputSchema()
                .getAsJsonArray("required")) {
            arguments.add(name.getAsString(), known.get(name.getAsString()));
        }
        return arguments;
    }
}
