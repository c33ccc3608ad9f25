package io.kestramcp.oauth.server;

import java.net.URI;

/** What a client's request was found to be. */
public sealed interface QueryResult {
    /** It may go on. */
    record Good(AuthorizationQuery query) implements QueryResult {}

    /**
     * The client is told, at an address that is its own.
     *
     * @param location with the error
     */
    record ToClient(URI location) implements QueryResult {}

    /**
     * Nobody is told but the user, for nothing proves that the address is the client's.
     *
     * @param message what is wrong; quotes nothing of the request
     */
    record ToUser(String message) implements QueryResult {}
}
