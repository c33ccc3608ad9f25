package io.kestramcp.tool.file;

import com.google.gson.JsonObject;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.Arguments;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;
import java.util.Locale;

/**
 * Writes a file. Overwrites only when told to; a .zip, which Kestra unpacks at the root wherever it was meant to go
 * (recording 414 of 1.3.25), only when that is what is wanted.
 */
public final class WriteFile implements Tool {
    /** The part's name that Kestra wants; another answers 500 (wire notes of 1.3, section 13). */
    private static final String PART = "fileContent";

    private final Presence presence;
    private final Tool upload;

    /**
     * @param stats the part {@code file_stats}
     * @param upload the part {@code upload_file}
     */
    public WriteFile(Tool stats, Tool upload) {
        this.presence = new Presence(stats);
        this.upload = upload;
    }

    @Override
    public String name() {
        return "write_file";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        Arguments arguments = call.arguments();
        String namespace = arguments.segment("namespace");
        FilePath path = FilePath.read("path", arguments.string("path"));
        boolean zip = path.name().toLowerCase(Locale.ROOT).endsWith(".zip");
        if (path.name().isEmpty()) {
            throw new RefusedArgumentException("path", "ends with a slash: name the file, or use create_directory.");
        }
        if (zip && !arguments.bool("unpack", false)) {
            throw new RefusedArgumentException(
                    "path",
                    "names a .zip, which Kestra does not store but unpacks at the root. Set unpack to true if that is meant.");
        }
        if (arguments.has("text") == arguments.has("base64")) {
            throw new RefusedArgumentException("text", "or base64 is needed: exactly one of the two.");
        }
        boolean there = !zip && presence.of(call, namespace, path).isPresent();
        if (there && !arguments.bool("overwrite", false)) {
            throw new RefusedArgumentException(
                    "path", "names a file that is there already. Set overwrite to true to replace it.");
        }
        call.use(
                upload,
                new ToolInput()
                        .with("namespace", namespace)
                        .with("path", path.value())
                        .with("files", content(path, arguments))
                        .json());
        JsonObject told = new JsonObject();
        told.addProperty("done", true);
        told.addProperty("path", zip ? "/" : path.value());
        told.addProperty("replaced", there);
        return Reply.of(told);
    }

    private static JsonObject content(FilePath path, Arguments arguments) {
        JsonObject file = new JsonObject();
        file.addProperty("name", path.name());
        String form = arguments.has("text") ? "text" : "base64";
        file.addProperty(form, arguments.string(form));
        JsonObject files = new JsonObject();
        files.add(PART, file);
        return files;
    }
}
