package io.kestramcp.sandbox.file;

import io.kestramcp.sandbox.http.Bytes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of one namespace, in the order in which they were made. Guarded by the sandbox's lock. */
final class FileTree {
    private final Map<FilePath, StoredFile> files = new LinkedHashMap<>();

    Optional<StoredFile> find(FilePath path) {
        return Optional.ofNullable(files.get(path));
    }

    /** What is directly in a directory. */
    Map<FilePath, StoredFile> in(FilePath directory) {
        Map<FilePath, StoredFile> found = new LinkedHashMap<>();
        files.forEach((path, file) -> {
            if (path.parent().equals(directory)) {
                found.put(path, file);
            }
        });
        return found;
    }

    /** The paths of all files, in order of their names. */
    List<FilePath> paths() {
        return files.keySet().stream()
                .filter(path -> !files.get(path).isDirectory())
                .sorted((left, right) -> left.text().compareTo(right.text()))
                .toList();
    }

    /** Writes a file, and makes the directories that it is in. */
    void write(FilePath path, Bytes content, Instant now) {
        makeDirectory(path.parent(), now);
        StoredFile before = files.getOrDefault(path, new StoredFile(List.of(), now, now));
        files.put(path, before.written(content, now));
    }

    void makeDirectory(FilePath path, Instant now) {
        if (!path.equals(FilePath.ROOT)) {
            makeDirectory(path.parent(), now);
            files.putIfAbsent(path, StoredFile.directory(now));
        }
    }

    /** Removes a file or a directory with all below it, and the directory that this leaves empty. */
    void remove(FilePath path) {
        files.keySet().removeIf(candidate -> candidate.equals(path) || candidate.isBelow(path));
        FilePath parent = path.text().isEmpty() ? path : path.parent();
        if (!parent.equals(FilePath.ROOT) && in(parent).isEmpty()) {
            files.remove(parent);
        }
    }

    /** Moves a file or a directory with all below it. */
    void move(FilePath from, FilePath to, Instant now) {
        Map<FilePath, StoredFile> moved = new LinkedHashMap<>();
        files.forEach((path, file) -> {
            if (path.equals(from) || path.isBelow(from)) {
                moved.put(path.moved(from, to), file);
            }
        });
        if (!moved.isEmpty()) {
            makeDirectory(to.parent(), now);
            files.putAll(moved);
            remove(from);
        }
    }
}
