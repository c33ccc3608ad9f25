package io.kestramcp.mcp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes one message per line, each whole. Thread-safe. */
final class LineWriter {
    private static final Logger LOG = LoggerFactory.getLogger(LineWriter.class);

    private final OutputStream out;
    private boolean open = true;

    LineWriter(OutputStream out) {
        this.out = out;
    }

    /** Writes, unless the reader has gone. */
    void write(ObjectNode message) {
        write(Wire.text(message));
    }

    /** Writes JSON that has no line break, unless the reader has gone. */
    synchronized void write(String message) {
        if (!open) {
            return;
        }
        try {
            out.write((message + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            open = false;
            LOG.info("The client no longer reads: {}", e.getMessage());
        }
    }

    /** Whether the last write got through. */
    synchronized boolean open() {
        return open;
    }
}
