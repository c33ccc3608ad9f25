package io.kestramcp.connect;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Optional;
import java.util.UUID;

/** Puts a server into an assistant's configuration file: all of it, or nothing. */
public final class ConfigFile {
    /** What was done. */
    public sealed interface Outcome {
        /** Everything was there already. */
        record Unchanged() implements Outcome {}

        /**
         * The file was written.
         *
         * @param backup the file as it was; empty if there was none
         */
        record Written(Optional<Path> backup) implements Outcome {}
    }

    private ConfigFile() {}

    /**
     * Merges. The file is replaced in one step, after a copy was put beside it; a link stays a link.
     *
     * @throws UnmergeableException when the file must not be touched; nothing is written then
     * @throws IOException when something cannot be read or written; the file is as it was then
     */
    public static Outcome merge(Path named, Assistant assistant, String name, Connection connection)
            throws IOException, UnmergeableException {
        Path file = Files.exists(named) ? named.toRealPath() : named.toAbsolutePath();
        boolean there = Files.exists(file);
        String current = there ? read(file) : "";
        String merged = assistant.merged(current, name, connection);
        if (there && merged.equals(current)) {
            return new Outcome.Unchanged();
        }
        Files.createDirectories(file.getParent());
        Optional<Path> backup = there ? Optional.of(copied(file)) : Optional.empty();
        Path fresh = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
        try {
            Files.createFile(fresh);
            if (there) {
                // Before anything is in it: the file may hold secrets of other servers.
                keepRights(file, fresh);
            }
            Files.writeString(fresh, merged);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
        return new Outcome.Written(backup);
    }

    private static String read(Path file) throws IOException, UnmergeableException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new UnmergeableException("is no UTF-8 text.");
        }
    }

    /** Never over a copy that was made before. */
    private static Path copied(Path file) throws IOException {
        int number = 1;
        while (true) {
            Path copy = file.resolveSibling(file.getFileName() + ".bak" + (number == 1 ? "" : number));
            try {
                return Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            } catch (FileAlreadyExistsException taken) {
                number++;
            }
        }
    }

    private static void keepRights(Path from, Path to) throws IOException {
        PosixFileAttributeView rights = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (rights != null) {
            rights.setPermissions(Files.getPosixFilePermissions(from));
        }
    }
}
