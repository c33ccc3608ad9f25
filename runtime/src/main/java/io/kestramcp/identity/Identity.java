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

    /** The person who runs this process, see {@link Principal#local()}. */
    public static Identity local() {
        return LOCAL;
    }
}
