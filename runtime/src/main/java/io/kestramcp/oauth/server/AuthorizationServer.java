package io.kestramcp.oauth.server;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import io.kestramcp.oauth.GatewayTokens;
import io.kestramcp.oauth.Seal;
import io.kestramcp.oauth.login.ProviderClient;
import io.kestramcp.store.AuthorizationCodes;
import io.kestramcp.store.ClientRegistrations;
import io.kestramcp.store.Consents;
import io.kestramcp.store.Database;
import io.kestramcp.store.RefreshFamilies;
import io.kestramcp.store.RevokedIds;
import io.kestramcp.store.SigningKeys;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** The authorization server with all its doors. Keeps nothing but what is in the store. Thread-safe. */
public final class AuthorizationServer {
    private final ServerOptions options;
    private final String metadata;
    private final SigningKeyRing keys;
    private final Authorizations authorizations;
    private final TokenEndpoint token;
    private final RevocationEndpoint revocation;
    private final IntrospectionEndpoint introspection;
    private final Optional<RegistrationEndpoint> registration;
    private final GatewayTokens issued;

    /**
     * Puts together.
     *
     * @param provider the provider that vouches for users, as its client
     * @param vouchedBy that provider's issuer
     * @param store stays the caller's
     * @param record is told what becomes of grants
     */
    public AuthorizationServer(
            ServerOptions options,
            ProviderClient provider,
            String vouchedBy,
            Database store,
            Seal seal,
            GrantRecord record,
            Clock clock) {
        this.options = options;
        this.metadata = ServerMetadata.of(options);
        this.keys = new SigningKeyRing(new SigningKeys(store, clock), seal, options.accessTokenLife(), clock);
        ClientRegistrations registrations = new ClientRegistrations(store, clock);
        Clients clients = new Clients(registrations, new ClientFetcher(), clock);
        AuthorizationCodes codes = new AuthorizationCodes(store, clock);
        RefreshFamilies families = new RefreshFamilies(store, clock);
        Revocations revocations =
                new Revocations(families, new RevokedIds(store, clock), options.accessTokenLife(), clock);
        AccessTokens tokens = new AccessTokens(options, keys, clock);
        TokenLookup lookup = new TokenLookup(keys, revocations, clock);
        this.authorizations = new Authorizations(options, clients, new Consents(store, clock), codes, seal, record);
        this.token = new TokenEndpoint(
                options,
                new CodeGrant(options, codes, families, revocations, tokens, record),
                new RefreshGrant(families, revocations, tokens, provider, seal, record));
        this.revocation = new RevocationEndpoint(families, revocations, lookup, vouchedBy, record);
        this.introspection = new IntrospectionEndpoint(lookup);
        this.registration =
                options.registration() ? Optional.of(new RegistrationEndpoint(registrations, clock)) : Optional.empty();
        this.issued = new IssuedTokens(options.issuer().toString(), vouchedBy, keys, revocations);
    }

    /** The gateway's public URL, as clients know this server. */
    public URI issuer() {
        return options.issuer();
    }

    /** Where {@link #metadata} is to be served. */
    public Set<String> metadataPaths() {
        return ServerPaths.metadata(options.issuer());
    }

    /** What clients read first (RFC 8414), JSON. */
    public String metadata() {
        return metadata;
    }

    /** The public keys, JSON. */
    public String publicKeys() {
        keys.current();
        return keys.published().toString(true);
    }

    /** From a client's request to a code. */
    public Authorizations authorizations() {
        return authorizations;
    }

    /** For the resource server of this gateway. */
    public GatewayTokens issued() {
        return issued;
    }

    /**
     * Answers a POST to one of the doors; empty if there is none at that path.
     *
     * @param sender whose share of limits it is
     */
    public Optional<HTTPResponse> post(String path, HTTPRequest request, String sender) {
        return switch (path) {
            case ServerPaths.TOKEN -> Optional.of(token.answer(request));
            case ServerPaths.REVOKE -> Optional.of(revocation.answer(request));
            case ServerPaths.INTROSPECT -> Optional.of(introspection.answer(request));
            case ServerPaths.REGISTER -> registration.map(open -> open.answer(request, sender));
            default -> Optional.empty();
        };
    }
}
