package io.kestramcp.tool.file;

import com.google.gson.JsonObject;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;
import java.util.List;
import java.util.Optional;

/**
 * Whether a file is there. Kestra itself answers 200 for deleting and moving what is not there, and 500 for moving onto
 * what is (wire notes of 1.3, section 13).
 */
record Presence(Tool stats) {
    /** The file's name, type and size; empty when there is none. */
    Optional<JsonObject> of(CallContext call, String namespace, FilePath path) throws KestraException {
        try {
            return Optional.of(call.use(
                    stats,
                    new ToolInput()
                            .with("namespace", namespace)
                            .with("path", path.value())
                            .json()));
        } catch (KestraException e) {
            if (e.kind() == KestraException.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Whether what is there is a directory. */
    static boolean directory(JsonObject found) {
        return found.has("type") && found.get("type").getAsString().equalsIgnoreCase("Directory");
    }

    /** As {@link #of}, for a file that must be there. */
    JsonObject require(CallContext call, String namespace, FilePath path) throws KestraException {
        return of(call, namespace, path)
                .orElseThrow(() -> new KestraException(
                        KestraException.Kind.NOT_FOUND,
                        404,
                        "There is no file " + path.value() + " in " + namespace + ".",
                        List.of(),
                        "Find it with search_files or list_files.",
                        false));
    }
}
