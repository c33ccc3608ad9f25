package io.kestramcp.tool.file;

import com.google.gson.JsonObject;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.Arguments;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes a file. Overwrites only when told to; a .zip, which Kestra unpacks at the root wherever it was meant to go
 * (recording 414 of 1.3.25), only when that is what is wanted.
 */
public final class WriteFile implements Tool {
    /** The part's name that Kestra wants; another answers 500 (wire notes of 1.3, section 13). */
    private static final String PART = "fileContent";

    private static final int MOST_LOOKED_UP = 50;

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
        FilePath path = FilePath.toWrite("path", arguments.string("path"));
        if (path.name().isEmpty()) {
            throw new RefusedArgumentException("path", "ends with a slash: name the file, or use create_directory.");
        }
        if (arguments.has("text") == arguments.has("base64")) {
            throw new RefusedArgumentException("text", "or base64 is needed: exactly one of the two.");
        }
        byte[] bytes = bytes(arguments);
        JsonObject told = new JsonObject();
        boolean there;
        if (unpacked(path, arguments)) {
            Archive archive = Archive.read("base64", bytes);
            there = among(call, namespace, archive, arguments.bool("overwrite", false));
            told.addProperty("path", "/");
            told.addProperty("unpacked_files", archive.files().size());
        } else {
            there = there(call, namespace, path, arguments.bool("overwrite", false));
            told.addProperty("path", path.stored());
        }
        call.use(
                upload,
                new ToolInput()
                        .with("namespace", namespace)
                        .with("path", path.value())
                        .with("files", content(path, arguments))
                        .json());
        told.addProperty("done", true);
        told.addProperty("replaced", there);
        return Reply.of(told);
    }

    private static byte[] bytes(Arguments arguments) {
        if (arguments.has("text")) {
            return arguments.string("text").getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(arguments.string("base64"));
        } catch (IllegalArgumentException e) {
            throw new RefusedArgumentException(
                    "base64", "is not Base64 (RFC 4648, section 4): " + e.getMessage() + ".");
        }
    }

    private static boolean unpacked(FilePath path, Arguments arguments) {
        boolean zip = path.name().toLowerCase(Locale.ROOT).endsWith(".zip");
        boolean unpack = arguments.bool("unpack", false);
        if (zip && !unpack) {
            throw new RefusedArgumentException(
                    "path",
                    "names a .zip, which Kestra does not store but unpacks at the root. Set unpack to true if that is meant.");
        }
        if (unpack && !zip) {
            throw new RefusedArgumentException("unpack", "is for a .zip only, and path names none.");
        }
        return zip;
    }

    private boolean there(CallContext call, String namespace, FilePath path, boolean overwrite) throws KestraException {
        Optional<JsonObject> found = presence.of(call, namespace, path);
        if (found.filter(Presence::directory).isPresent()) {
            throw new RefusedArgumentException("path", "names a directory that is there already.");
        }
        if (found.isPresent() && !overwrite) {
            throw new RefusedArgumentException(
                    "path", "names a file that is there already. Set overwrite to true to replace it.");
        }
        return found.isPresent();
    }

    /** Whether one of the files to unpack is there already; with overwrite, of the first ones. */
    private boolean among(CallContext call, String namespace, Archive archive, boolean overwrite)
            throws KestraException {
        if (archive.files().size() > MOST_LOOKED_UP && !overwrite) {
            throw new RefusedArgumentException(
                    "base64",
                    "has more than " + MOST_LOOKED_UP + " files: which of them would be replaced is not looked up. Set"
                            + " overwrite to true, or unpack fewer.");
        }
        for (FilePath file : archive.files()
                .subList(0, Math.min(MOST_LOOKED_UP, archive.files().size()))) {
            if (presence.of(call, namespace, file).isPresent()) {
                if (!overwrite) {
                    throw new RefusedArgumentException(
                            "base64",
                            "has " + file.value() + ", which is there already. Set overwrite to true to replace it.");
                }
                return true;
            }
        }
        return false;
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
