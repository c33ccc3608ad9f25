package io.kestramcp.mcp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/** Reads lines of bounded length. What is beyond the bound is skipped, not kept. */
final class LineReader {
    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final int maxBytes;

    /**
     * A line without its end.
     *
     * @param bytes its content; nothing when it is too long
     * @param tooLong whether it was longer than the bound
     */
    record Line(ByteBuffer bytes, boolean tooLong) {
        /** Whether there is nothing but JSON's white space. */
        boolean blank() {
            return !tooLong && IntStream.range(0, bytes.limit()).allMatch(at -> " \t\r".indexOf(bytes.get(at)) >= 0);
        }
    }

    LineReader(InputStream in, int maxBytes) {
        this.in = new BufferedInputStream(in, BUFFER);
        this.maxBytes = maxBytes;
    }

    /** The next line, or null at the end of input. A last line without a line feed counts. */
    Line next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean tooLong = false;
        int read = in.read();
        if (read < 0) {
            return null;
        }
        while (read >= 0 && read != '\n') {
            tooLong |= line.size() >= maxBytes;
            if (tooLong) {
                line.reset();
            } else {
                line.write(read);
            }
            read = in.read();
        }
        return new Line(ByteBuffer.wrap(line.toByteArray()), tooLong);
    }
}
