package io.kestramcp.access;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * A file of audit records. A gateway and the operator's commands append to the same one, each locking it while it does. It
 * stays open between records, and is looked for anew when it was moved away. Not thread-safe.
 */
final class AuditFile implements AuditLog.Lines {
    /** More than a record ever has, in bytes. */
    private static final int LONGEST = 64 * 1024;

    private final Path file;
    private FileChannel channel;
    private Object key;
    private long end;
    private long written = -1;

    AuditFile(Path file) {
        this.file = file;
    }

    @Override
    public Closeable hold() throws IOException {
        if (channel != null && !inPlace()) {
            channel.close();
            channel = null;
        }
        if (channel == null) {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        }
        FileLock lock = channel.lock();
        return lock::release;
    }

    /** Whether the open file is the one of that name: not so after a rotation, nor, to be safe, where that cannot be told. */
    private boolean inPlace() throws IOException {
        try {
            return key != null
                    && key.equals(Files.readAttributes(file, BasicFileAttributes.class)
                            .fileKey());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Reads only what another process has written; a new file, after the old one was moved away, goes on with its chain. */
    @Override
    public String last(String remembered) throws IOException {
        end = channel.size();
        if (end == 0 || end == written) {
            return remembered;
        }
        ByteBuffer tail = ByteBuffer.allocate((int) Math.min(end, LONGEST));
        long from = end - tail.capacity();
        while (tail.hasRemaining() && channel.read(tail, from + tail.position()) >= 0) {}
        String text = new String(tail.array(), StandardCharsets.UTF_8);
        String line = text.stripTrailing();
        return AuditLine.of(line.substring(line.lastIndexOf('\n') + 1))
                .filter(whole -> text.endsWith("\n"))
                .map(AuditLine::hash)
                .orElseThrow(() -> new IOException(
                        file + " does not end with a whole audit record. Move it away, and start again."));
    }

    @Override
    public void write(String line) throws IOException {
        write(List.of(line));
    }

    @Override
    public void write(List<String> all) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((String.join("\n", all) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes, end + bytes.position());
            }
            written = end + bytes.limit();
        } catch (IOException e) {
            // Half a line would be the end of the chain, and what is told as failed must not be there.
            channel.truncate(end);
            throw e;
        }
    }
}
