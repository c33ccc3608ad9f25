package io.kestramcp.store;

/** What came of presenting an authorization code. */
public sealed interface Redemption {
    /** First use, in time, by its client. The caller has still to check redirect address and PKCE verifier. */
    record Redeemed(AuthorizationCode code) implements Redemption {}

    /**
     * The code was used before: somebody has a copy. The caller revokes the grant, and puts its id among the revoked
     * ones, which also stops a first use that is still under way (RFC 6749, section 4.1.2).
     */
    record Replayed(AuthorizationCode code) implements Redemption {}

    /** No such code, too late, or another client's. */
    record Refused() implements Redemption {}
}
