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
import java.util.Optional;
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
            prepareFile(of(base));
            return lock(lockOf(base), base);
        } catch (IOException failed) {
            throw new StoreException(
                    "The store's file " + base + ".mv.db cannot be used: " + failed
                            + ". Name a directory that this process may write.",
                    failed);
        }
    }

    /** The file itself. */
    static Path of(Path base) {
        return withEnding(base, ".mv.db");
    }

    private static Path lockOf(Path base) {
        return withEnding(base, ".lock");
    }

    /** The process that has claimed the file, as far as it is told; empty when none has. Claims and changes nothing. */
    static Optional<String> user(Path base) {
        Path file = lockOf(base);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        // A shared lock needs no right to write, and is refused while another process has its own.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock == null ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (OverlappingFileLockException ours) {
            return Optional.of(Long.toString(ProcessHandle.current().pid()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether every user of this machine can replace files in the directory. */
    static boolean isOpenToAll(Path directory) {
        try {
            return hasPermissions(directory)
                    && Files.getPosixFilePermissions(directory).contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException unreadable) {
            return false;
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
        } else if (isOpenToAll(directory)) {
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
