package io.kestramcp.mcp;

import io.kestramcp.identity.Principal;

/**
 * A session of an older client, as its requests name it: it grants nothing, and counts together with the caller alone.
 *
 * @param issuer who vouches for the caller
 * @param subject the caller
 * @param id the name that {@code initialize} gave, or whatever the client says
 */
public record Session(String issuer, String subject, String id) {
    static Session of(Principal caller, String id) {
        return new Session(caller.issuer(), caller.subject(), id);
    }
}
