package io.kestramcp.mcp;

import java.util.Base64;

/** Bytes that do not change, held as the base64 text in which the protocol carries them. */
public record Bytes(String base64) {
    /** Refuses what is not base64. */
    public Bytes {
        Base64.getDecoder().decode(base64);
    }

    /** Takes a copy. */
    public static Bytes of(byte[] bytes) {
        return new Bytes(Base64.getEncoder().encodeToString(bytes));
    }
}
