package io.kestramcp.oauth.server;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A client that is known. None has a secret: who it is, is proved by where its codes go and by PKCE.
 *
 * @param id as it names itself
 * @param name as it wants to be called; anybody's word
 * @param redirectUris where its codes may go
 * @param host whose document describes the client, if one does
 */
public record Client(String id, String name, List<String> redirectUris, Optional<String> host) {
    /** Keeps a copy. */
    public Client {
        redirectUris = List.copyOf(redirectUris);
    }

    /** Whether an answer at that address goes to a program on the user's own machine. */
    public boolean isLocal(URI redirectUri) {
        return RedirectUris.isLoopback(redirectUri.toString());
    }

    /** The client of a document's address. */
    static Client described(URI id, String name, List<String> redirectUris) {
        return new Client(id.toString(), name, redirectUris, Optional.of(id.getHost()));
    }
}
