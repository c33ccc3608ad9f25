package io.kestramcp.access;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A stream of audit records that others may write to as well, such as standard error. Each line is handed over whole, so
 * that lines of others stand before or after it. Not thread-safe.
 */
final class AuditStream implements AuditLog.Lines {
    private final OutputStream stream;
    private String last = AuditLog.BEGINNING;
    private boolean torn;

    /** @param stream unbuffered, and one that throws when it cannot be written to, as a {@code PrintStream} does not */
    AuditStream(OutputStream stream) {
        this.stream = stream;
    }

    @Override
    public void write(String line) throws IOException {
        // What is left of a line that failed must not spoil the next one.
        String text = (torn ? "\n" : "") + line + "\n";
        torn = true;
        stream.write(text.getBytes(StandardCharsets.UTF_8));
        stream.flush();
        torn = false;
        last = AuditLine.of(line).orElseThrow().hash();
    }

    /** The last line that is there, which need not be that of the last records: some of those may have failed. */
    @Override
    public String last(String remembered) {
        return last;
    }
}
