package io.kestramcp.http.token;

import io.kestramcp.config.Secret;
import io.kestramcp.identity.Principal;
import java.time.Instant;
import java.util.Optional;

/** Where users' tokens are handed in and asked for. Each user sees and changes his own alone. Thread-safe. */
public interface TokenDesk {
    /** What may be shown of the user's token; empty if he has none. */
    Optional<Shown> find(Principal user);

    /**
     * Tries a token, and keeps it in place of an earlier one.
     *
     * @return why it was not kept, in Kestra's words; empty if it was
     */
    Optional<String> register(Principal user, Secret token);

    /** Forgets the user's token, if there is one. */
    void remove(Principal user);

    /**
     * What may be shown of a token.
     *
     * @param label "token of user X"
     * @param since when it was registered
     */
    record Shown(String label, Instant since) {}
}
