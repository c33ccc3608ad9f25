package io.kestramcp.tool.file;

import com.google.gson.JsonObject;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;

/** Deletes a file, or a directory with all that is in it. */
public final class DeleteFile implements Tool {
    private final Presence presence;
    private final Tool remove;

    /**
     * @param stats the part {@code file_stats}
     * @param remove the part {@code remove}
     */
    public DeleteFile(Tool stats, Tool remove) {
        this.presence = new Presence(stats);
        this.remove = remove;
    }

    @Override
    public String name() {
        return "delete_file";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        String namespace = call.arguments().segment("namespace");
        FilePath path = FilePath.read("path", call.arguments().string("path"));
        if (path.value().replace("/", "").isEmpty()) {
            throw new RefusedArgumentException("path", "is the root: it would delete every file of the namespace.");
        }
        JsonObject found = presence.require(call, namespace, path);
        call.use(
                remove,
                new ToolInput()
                        .with("namespace", namespace)
                        .with("path", path.value())
                        .json());
        JsonObject told = new JsonObject();
        told.addProperty("done", true);
        told.addProperty("path", path.value());
        if (found.has("type")) {
            told.add("type", found.get("type"));
        }
        return Reply.of(told);
    }
}
