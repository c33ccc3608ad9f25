package io.kestramcp.generator.manifest;

import java.util.List;

/** A manifest that cannot be built. The message has one line for each thing to change, with file and line number. */
public final class ManifestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Joins the messages.
     *
     * @param messages a sentence each
     */
    public ManifestException(List<String> messages) {
        super(String.join("\n", messages));
    }
}
