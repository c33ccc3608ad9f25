package io.kestramcp.identity;

import java.util.Objects;

/**
 * A caller together with what the provider says about him: the input of every permission decision. Never holds a token.
 *
 * @param principal who calls
 * @param claims what was validated about him, {@link Claims#none()} for the local user
 */
public record Identity(Principal principal, Claims claims) {
    private static final Identity LOCAL = new Identity(Principal.local(), Claims.none());

    /** Refuses a missing part. */
    public Identity {
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(claims, "claims");
    }

    // By hand, as of ApiLine: the first decision would wait for Java's.

    @Override
    public boolean equals(Object other) {
        return other instanceof Identity identity
                && principal.equals(identity.principal)
                && claims.equals(identity.claims);
    }

    @Override
    public int hashCode() {
        return 31 * principal.hashCode() + claims.hashCode();
    }

    /** The person who runs this process, see {@link Principal#local()}. */
    public static Identity local() {
        return LOCAL;
    }
}
