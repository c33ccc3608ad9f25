package io.kestramcp.tool.file;

import com.google.gson.JsonObject;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;

/** Moves a file or directory to where nothing is yet. */
public final class MoveFile implements Tool {
    private final Presence presence;
    private final Tool move;

    /**
     * @param stats the part {@code file_stats}
     * @param move the part {@code move}
     */
    public MoveFile(Tool stats, Tool move) {
        this.presence = new Presence(stats);
        this.move = move;
    }

    @Override
    public String name() {
        return "move_file";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        String namespace = call.arguments().segment("namespace");
        FilePath from = FilePath.read("from", call.arguments().string("from"));
        FilePath to = FilePath.toWrite("to", call.arguments().string("to"));
        presence.require(call, namespace, from);
        if (presence.of(call, namespace, to).isPresent()) {
            throw new RefusedArgumentException("to", "names a file that is there already. Delete or move that first.");
        }
        call.use(
                move,
                new ToolInput()
                        .with("namespace", namespace)
                        .with("from", from.value())
                        .with("to", to.value())
                        .json());
        JsonObject told = new JsonObject();
        told.addProperty("done", true);
        told.addProperty("path", to.stored());
        return Reply.of(told);
    }
}
