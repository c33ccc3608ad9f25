package io.kestramcp.cli;

import io.kestramcp.config.Secret;
import io.kestramcp.kestra.HttpKestraClient;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.UpstreamCredential;
import io.kestramcp.tool.CredentialTrial;
import io.kestramcp.tool.Reply;
import java.util.Optional;

/** Tries a Kestra API token against Kestra, with a reading request. Thread-safe. */
final class TokenTrial {
    private final CredentialTrial trial;
    private final HttpKestraClient kestra;

    TokenTrial(CredentialTrial trial, HttpKestraClient kestra) {
        this.trial = trial;
        this.kestra = kestra;
    }

    /**
     * Tries.
     *
     * @return why it cannot be used, in Kestra's words; empty when Kestra knows it, though it may not search flows
     */
    Optional<String> complaint(Secret token) {
        UpstreamCredential credential;
        try {
            credential = new UpstreamCredential.Bearer(token);
        } catch (IllegalArgumentException unusable) {
            return Optional.of(unusable.getMessage() + ".");
        }
        try {
            Reply reply = trial.reply(kestra.with(caller -> Optional.of(credential)));
            return complaint(reply);
        } catch (KestraException unreachable) {
            return Optional.of(unreachable.getMessage() + " " + unreachable.hint());
        }
    }

    private static Optional<String> complaint(Reply reply) {
        if (!reply.failed() || text(reply, "error").equals("forbidden")) {
            return Optional.empty();
        }
        if (text(reply, "error").equals("unauthenticated")) {
            return Optional.of(text(reply, "message") + " It does not know this token.");
        }
        return Optional.of((text(reply, "message") + " " + text(reply, "hint")).strip());
    }

    private static String text(Reply reply, String member) {
        return reply.content().has(member) ? reply.content().get(member).getAsString() : "";
    }
}
