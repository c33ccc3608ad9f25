package io.kestramcp.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A value that no log, message or page may show. Its text leaves only through {@link #reveal}. */
public final class Secret {
    private final String text;

    /** Wraps {@code text}, which must not be null. */
    public Secret(String text) {
        this.text = text;
    }

    /** The value itself, for the one place that sends it. */
    public String reveal() {
        return text;
    }

    /** Takes the same time whatever differs, so that a comparison tells nothing. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(
                        text.getBytes(StandardCharsets.UTF_8), secret.text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
