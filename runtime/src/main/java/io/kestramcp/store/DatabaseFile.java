package io.kestramcp.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The embedded database's file: for its owner's eyes only, and for one process at a time. While claimed, a lock file
 * beside it names the process.
 */
final class DatabaseFile implements AutoCloseable {
    private static final Set<PosixFilePermission> PRIVATE_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> PRIVATE_DIRECTORY = PosixFilePermissions.fromString("rwx------");

    private final FileChannel lock;

    private DatabaseFile(FileChannel lock) {
        this.lock = lock;
    }

    /**
     * Makes directory and file as needed and claims them for this process.
     *
     * @throws StoreException when another process has it, or when others may write in the directory
     */
    static DatabaseFile claim(Path base) {
        try {
            prepareDirectory(base.getParent());
            prepareFile(withEnding(base, ".mv.db"));
            return lock(withEnding(base, ".lock"), base);
        } catch (IOException failed) {
            throw new StoreException(
                    "The store's file " + base + ".mv.db cannot be used: " + failed
                            + ". Name a directory that this process may write.",
                    failed);
        }
    }

    private static Path withEnding(Path base, String ending) {
        return base.resolveSibling(base.getFileName() + ending);
    }

    private static void prepareDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            if (hasPermissions(nearest(directory))) {
                Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(PRIVATE_DIRECTORY));
            } else {
                Files.createDirectories(directory);
            }
        } else if (hasPermissions(directory)
                && Files.getPosixFilePermissions(directory).contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new StoreException("Every user of this machine can write in " + directory
                    + ", and could replace the store. Name another directory, or take that right away (chmod o-w).");
        }
    }

    private static Path nearest(Path directory) {
        Path existing = directory;
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing;
    }

    /** Makes the file before the database does, which would leave it readable by all. */
    private static void prepareFile(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            throw new StoreException("The store's file " + file + " is a symbolic link: name the file itself.");
        }
        if (!hasPermissions(file.getParent())) {
            return;
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.setPosixFilePermissions(file, PRIVATE_FILE);
        } else {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PRIVATE_FILE));
        }
    }

    private static boolean hasPermissions(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }

    private static DatabaseFile lock(Path file, Path base) throws IOException {
        FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
            if (lock == null) {
                throw inUse(base, "process " + Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DatabaseFile(channel);
        } catch (OverlappingFileLockException ours) {
            throw inUse(base, "this process");
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    private static StoreException inUse(Path base, String owner) {
        return new StoreException("The store's file " + base + ".mv.db is in use by " + owner
                + ". It serves one process at a time: stop that one, or let several share a PostgreSQL.");
    }

    /** Gives the claim up. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
