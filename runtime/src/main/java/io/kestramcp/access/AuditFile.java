package io.kestramcp.access;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of audit records. A gateway and the operator's commands append to the same one, each locking it while it does. Not
 * thread-safe.
 */
final class AuditFile implements AuditLog.Lines {
    /** More than a record ever has, in bytes. */
    private static final int LONGEST = 64 * 1024;

    private final Path file;
    private FileChannel held;
    private long written = -1;

    AuditFile(Path file) {
        this.file = file;
    }

    @Override
    public Closeable hold() throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            channel.lock();
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        held = channel;
        // Closing gives the lock back.
        return channel;
    }

    /** Reads only what another process has written; a new file, after the old one was moved away, goes on with its chain. */
    @Override
    public String last(String remembered) throws IOException {
        long size = held.size();
        if (size == 0 || size == written) {
            return remembered;
        }
        ByteBuffer tail = ByteBuffer.allocate((int) Math.min(size, LONGEST));
        long from = size - tail.capacity();
        while (tail.hasRemaining() && held.read(tail, from + tail.position()) >= 0) {}
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
        long end = held.size();
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            held.position(end);
            while (bytes.hasRemaining()) {
                held.write(bytes);
            }
            written = held.position();
        } catch (IOException e) {
            // Half a line would be the end of the chain.
            held.truncate(end);
            throw e;
        }
    }
}
