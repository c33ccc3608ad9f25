package io.kestramcp.kestra;

import java.util.Optional;

/**
 * The Kestra behind this gateway, as its open {@code /api/v1/configs} tells (recording 001 of both lines).
 *
 * @param version the full version, such as {@code 1.3.25} or {@code 2.0.0-SNAPSHOT}
 * @param edition {@code OSS} or {@code EE}
 * @param line the contract that is used to talk to it
 * @param lineKnown false when no contract was made for this version and {@code line} is the nearest older one
 */
public record KestraServer(String version, String edition, ApiLine line, boolean lineKnown) {
    /** Whether operations of the Enterprise Edition exist on it. */
    public boolean enterprise() {
        return edition.equals("EE");
    }

    /** What follows from its version being unknown here, for whoever looks; empty when it is known. */
    public Optional<String> note() {
        return lineKnown
                ? Optional.empty()
                : Optional.of("This gateway was not built for Kestra " + version + ": it is spoken to as " + line
                        + ", the newest API line known here that is not newer. What has changed since may fail.");
    }
}
