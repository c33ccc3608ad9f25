package io.kestramcp.store;

import io.kestramcp.identity.Principal;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a user granted to a client: it goes with the authorization code into the family of refresh tokens.
 *
 * @param id random, names the grant in codes, families and access tokens, so that all of them can be revoked together;
 *     see {@link #newId}
 * @param clientId the OAuth client
 * @param principal the user
 * @param resource the canonical URI of the server that the tokens are for (RFC 8707)
 * @param scopes what was granted; each one word
 * @param claims JSON with the provider's claims that roles are decided from
 * @param sealedProviderSession what is needed to ask the provider again about the user, sealed by the vault
 */
public record Grant(
        String id,
        String clientId,
        Principal principal,
        String resource,
        Set<String> scopes,
        String claims,
        Optional<String> sealedProviderSession) {
    /** The columns of {@link #values}, in their order. */
    static final String COLUMNS =
            "grant_id, client_id, issuer, subject, display_name, resource, scopes, claims, sealed_provider_session";

    /** Keeps an unmodifiable copy of the scopes, in the order given. */
    public Grant {
        Objects.requireNonNull(id, "id");
        scopes = Collections.unmodifiableSet(new LinkedHashSet<>(scopes));
    }

    /** An id that nobody can guess. */
    public static String newId() {
        return RandomSecret.create().reveal();
    }

    static Grant read(Row row) throws SQLException {
        return new Grant(
                row.text("grant_id"),
                row.text("client_id"),
                new Principal(row.text("issuer"), row.text("subject"), row.text("display_name")),
                row.text("resource"),
                row.words("scopes"),
                row.text("claims"),
                row.optionalText("sealed_provider_session"));
    }

    /** The values of {@link #COLUMNS}, and more after them. */
    Object[] values(Object... more) {
        Object[] own = {
            id,
            clientId,
            principal.issuer(),
            principal.subject(),
            principal.displayName(),
            resource,
            scopes,
            claims,
            sealedProviderSession
        };
        Object[] all = new Object[own.length + more.length];
        System.arraycopy(own, 0, all, 0, own.length);
        System.arraycopy(more, 0, all, own.length, more.length);
        return all;
    }
}
