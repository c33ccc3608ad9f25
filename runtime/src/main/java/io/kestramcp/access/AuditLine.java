package io.kestramcp.access;

import io.kestramcp.tool.JsonDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a chain, by its letters: reading it as JSON and writing it again could make another text of it.
 *
 * @param previous the hash that it names as that of the line before
 * @param hash the hash that it names as its own
 * @param intact whether that is its hash
 */
record AuditLine(String previous, String hash, boolean intact) {
    private static final Pattern FORM = Pattern.compile(
            "(?<body>\\{.*\"previous\":\"(?<previous>[0-9a-f]{64})\"),\"hash\":\"(?<hash>[0-9a-f]{64})\"}");

    /** What a line says; empty if it is none of a chain, or not all of it. */
    static Optional<AuditLine> of(String line) {
        Matcher parts = FORM.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String hash = parts.group("hash");
        boolean intact = JsonDigest.ofText(parts.group("body") + "}").equals(hash);
        return Optional.of(new AuditLine(parts.group("previous"), hash, intact));
    }
}
