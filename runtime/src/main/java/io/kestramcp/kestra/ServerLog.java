package io.kestramcp.kestra;

import io.kestramcp.kestra.KestraException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator's log which Kestra answers, once for each that does. Not thread-safe. */
final class ServerLog {
    private static final Logger LOG = LoggerFactory.getLogger(ServerLog.class);

    private String told = "";

    void met(KestraServer server) {
        String words = server.note().orElseGet(() -> "Kestra %s (%s) answers; it is spoken to as %s."
                .formatted(server.version(), server.edition(), server.line()));
        if (!words.equals(told)) {
            told = words;
            if (server.lineKnown()) {
                LOG.info(words);
            } else {
                LOG.warn(words);
            }
        }
    }

    /** Other failures are told to each caller, and may be gone in a moment; this one stays. */
    void failed(KestraException failure) {
        if (failure.kind() == Kind.UNSUPPORTED && !failure.getMessage().equals(told)) {
            told = failure.getMessage();
            LOG.error("{} {}", told, failure.hint());
        }
    }
}
