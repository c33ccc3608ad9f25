package io.kestramcp.mcp;

import java.util.Optional;

/** Hands text to clients that they can neither read nor change. Thread-safe. */
public interface Seal {
    /**
     * Closes.
     *
     * @param purpose what the text is good for; only the same opens it
     * @return visible ASCII
     */
    String close(String text, String purpose);

    /** Opens; empty when it was not closed by this gateway or a replica of it, not for this purpose, or was changed. */
    Optional<String> open(String sealed, String purpose);
}
