package io.kestramcp.mcp;

import io.kestramcp.identity.Principal;

/**
 * Whose limits a request counts against. Who has signed in is one caller, from wherever and however often he connects; of
 * the others each address is one.
 *
 * @param issuer the identity provider, empty for an address
 * @param subject the caller's name there, or the address
 */
public record CallerKey(String issuer, String subject) {
    /**
     * Of a request.
     *
     * @param address where it came from
     */
    public static CallerKey of(Principal caller, String address) {
        return caller.equals(Principal.local())
                ? new CallerKey("", address)
                : new CallerKey(caller.issuer(), caller.subject());
    }
}
