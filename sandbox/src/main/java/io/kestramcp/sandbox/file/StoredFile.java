package io.kestramcp.sandbox.file;

import com.google.gson.JsonObject;
import io.kestramcp.sandbox.http.Bytes;
import io.kestramcp.sandbox.json.JsonFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A file with all its revisions, or a directory, which has none.
 *
 * @param revisions the contents, the first one first; empty for a directory
 * @param created when it was made
 * @param modified when it was last written
 */
record StoredFile(List<Bytes> revisions, Instant created, Instant modified) {
    /** An empty directory. */
    static StoredFile directory(Instant now) {
        return new StoredFile(List.of(), now, now);
    }

    /** The same file with one more revision. */
    StoredFile written(Bytes content, Instant now) {
        List<Bytes> longer = new ArrayList<>(revisions);
        longer.add(content);
        return new StoredFile(List.copyOf(longer), created, now);
    }

    boolean isDirectory() {
        return revisions.isEmpty();
    }

    /** The content now. */
    Bytes content() {
        return revisions.get(revisions.size() - 1);
    }

    /** As a directory lists it. */
    JsonObject toJson(String name) {
        return new JsonFields()
                .with("type", isDirectory() ? "Directory" : "File")
                .with("size", isDirectory() ? 0 : content().size())
                .with("fileName", name)
                .with("lastModifiedTime", modified.toEpochMilli())
                .with("creationTime", created.toEpochMilli())
                .with("metadata", new JsonObject())
                .toJson();
    }
}
