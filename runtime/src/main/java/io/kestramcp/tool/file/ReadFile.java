package io.kestramcp.tool.file;

import com.google.gson.JsonObject;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;
import java.util.Base64;

/** Reads a part of a file: as text where it is text, else as Base64. */
public final class ReadFile implements Tool {
    private static final int USUAL_BYTES = 50_000;

    private final Presence presence;
    private final Tool content;

    /**
     * @param stats the part {@code file_stats}
     * @param content the part {@code file_content}
     */
    public ReadFile(Tool stats, Tool content) {
        this.presence = new Presence(stats);
        this.content = content;
    }

    @Override
    public String name() {
        return "read_file";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        String namespace = call.arguments().segment("namespace");
        FilePath path = FilePath.read("path", call.arguments().string("path"));
        JsonObject found = presence.require(call, namespace, path);
        if (Presence.directory(found)) {
            throw new RefusedArgumentException("path", "names a directory: use list_files.");
        }
        String base64 = call.use(
                        content,
                        new ToolInput()
                                .with("namespace", namespace)
                                .with("path", path.value())
                                .with("revision", call.arguments().integer("revision"))
                                .json())
                .get("content")
                .getAsString();
        byte[] all = Base64.getDecoder().decode(base64);
        return Reply.of(told(
                path,
                Part.of(
                        all,
                        call.arguments().integer("offset", 0),
                        call.arguments().integer("length", USUAL_BYTES))));
    }

    private static JsonObject told(FilePath path, Part part) {
        JsonObject told = new JsonObject();
        told.addProperty("path", path.value());
        told.addProperty("size", part.size());
        part.text()
                .ifPresentOrElse(
                        text -> told.addProperty("text", text), () -> told.addProperty("base64", part.base64()));
        if (part.end() < part.size()) {
            told.addProperty("next_offset", part.end());
        }
        return told;
    }
}
