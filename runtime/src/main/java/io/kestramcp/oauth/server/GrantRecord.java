package io.kestramcp.oauth.server;

import io.kestramcp.identity.Principal;

/** Is told what becomes of grants, for the operator. Thread-safe. */
@FunctionalInterface
public interface GrantRecord {
    /** What happened. */
    enum Step {
        /** The user has agreed to a client. */
        CONSENTED,
        /** The client has got tokens for its code. */
        GRANTED,
        /** A code was used a second time, and ended its grant. */
        REPLAYED,
        /** A refresh token was used a second time, and ended its grant. */
        REUSED,
        /** The client gave tokens back, or the provider does not vouch for the user any more. */
        REVOKED
    }

    /**
     * Records a step: before what is given is given, and after what is taken back was taken back.
     *
     * @param user whose grant it is
     * @param clientId as the client calls itself; not fit for a log
     * @throws RuntimeException when it cannot be recorded; nothing must be given then
     */
    void step(Step step, Principal user, String clientId);
}
