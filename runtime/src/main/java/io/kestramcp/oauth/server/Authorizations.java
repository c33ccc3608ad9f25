package io.kestramcp.oauth.server;

import com.google.gson.Gson;
import com.nimbusds.oauth2.sdk.ErrorObject;
import io.kestramcp.config.Secret;
import io.kestramcp.identity.Principal;
import io.kestramcp.oauth.Seal;
import io.kestramcp.oauth.login.ProviderUser;
import io.kestramcp.store.AuthorizationCode;
import io.kestramcp.store.AuthorizationCodes;
import io.kestramcp.store.Consents;
import io.kestramcp.store.Grant;
import io.kestramcp.store.SealedColumn;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From a client's request through the user's consent to a code. Thread-safe. */
public final class Authorizations {
    /** Where the provider's refresh token is sealed for. */
    static final String SESSION = SealedColumn.GRANT_SESSION.place();

    private static final Set<String> SCOPES = Set.of(ServerOptions.SCOPE);

    private final ServerOptions options;
    private final QueryCheck check;
    private final Clients clients;
    private final ClientAnswers answers;
    private final Consents consents;
    private final AuthorizationCodes codes;
    private final Seal seal;
    private final GrantRecord record;

    Authorizations(
            ServerOptions options,
            Clients clients,
            Consents consents,
            AuthorizationCodes codes,
            Seal seal,
            GrantRecord record) {
        this.options = options;
        this.answers = new ClientAnswers(options.issuer());
        this.clients = clients;
        this.check = new QueryCheck(options, clients, answers);
        this.consents = consents;
        this.codes = codes;
        this.seal = seal;
        this.record = record;
    }

    /**
     * Judges a client's request, by its parameters as they came.
     *
     * @param sender whose share of limits it is
     */
    public QueryResult check(Map<String, String> parameters, String sender) {
        return check.check(parameters, sender);
    }

    /** Whether the user has agreed to this client before. */
    public boolean isConsented(Principal user, AuthorizationQuery query) {
        return consents.find(user, query.client().id(), options.resource().toString())
                .filter(consent -> consent.scopes().containsAll(SCOPES))
                .isPresent();
    }

    /** Keeps that the user has agreed. */
    public void remember(Principal user, AuthorizationQuery query) {
        record.step(GrantRecord.Step.CONSENTED, user, query.client().id());
        consents.remember(user, query.client().id(), options.resource().toString(), SCOPES);
    }

    /** The address that takes a code for this user to the client. The user has agreed and has just signed in. */
    public URI grant(ProviderUser user, AuthorizationQuery query) {
        String id = Grant.newId();
        Optional<String> session = user.session().map(secret -> seal.seal(secret, SESSION, id));
        Grant grant = new Grant(
                id,
                query.client().id(),
                user.identity().principal(),
                options.resource().toString(),
                SCOPES,
                claims(user),
                session);
        Secret code = codes.issue(
                new AuthorizationCode(grant, query.redirectUri().toString(), query.challenge()),
                ServerOptions.CODE_LIFE);
        clients.used(query.client().id());
        return answers.code(query, code);
    }

    /**
     * The address that tells the client that it gets no code.
     *
     * @param error a code of RFC 6749, section 4.1.2.1
     */
    public URI refusal(AuthorizationQuery query, String error, String description) {
        return answers.error(query, new ErrorObject(error, description));
    }

    /** What is claimed about a user, for the store. */
    static String claims(ProviderUser user) {
        return new Gson().toJson(user.identity().claims().values());
    }
}
