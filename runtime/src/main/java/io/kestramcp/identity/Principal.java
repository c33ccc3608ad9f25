package io.kestramcp.identity;

import java.util.Objects;

/**
 * Who calls, as vouched for by {@code issuer}. Two principals are the same person only when issuer and subject are both
 * equal (OpenID Connect Core, section 5.7); the display name proves nothing.
 *
 * @param issuer the identity provider, or {@code local} for the person who started this process
 * @param subject the provider's stable identifier of the caller
 * @param displayName a name for logs and pages
 */
public record Principal(String issuer, String subject, String displayName) {
    private static final int PRIME = 31;
    private static final Principal LOCAL = new Principal("local", "local", "local user");

    /** Refuses a missing part. */
    public Principal {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(displayName, "displayName");
    }

    // By hand, as of ApiLine: the first decision would wait for Java's.

    @Override
    public boolean equals(Object other) {
        return other instanceof Principal principal
                && issuer.equals(principal.issuer)
                && subject.equals(principal.subject)
                && displayName.equals(principal.displayName);
    }

    /** Without the array that {@code Objects.hash} makes: decisions are looked up by it, and must not allocate. */
    @Override
    public int hashCode() {
        return (issuer.hashCode() * PRIME + subject.hashCode()) * PRIME + displayName.hashCode();
    }

    /** The person who runs this process: the caller over stdio, and over HTTP while no identity provider is set. */
    public static Principal local() {
        return LOCAL;
    }
}
