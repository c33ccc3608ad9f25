package io.kestramcp.oauth.server;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks what a client asks for through the browser (OAuth 2.1, section 4.1.1; RFC 7636; RFC 8707). First who asks and
 * where the answer would go; only then may an error go there. Thread-safe.
 */
final class QueryCheck {
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int MAX_STATE = 2048;

    /** What this server does not do, and must not be taken to have done. */
    private static final Set<String> UNSUPPORTED =
            Set.of("request", "request_uri", "registration", "authorization_details");

    private final ServerOptions options;
    private final Clients clients;
    private final ClientAnswers answers;

    QueryCheck(ServerOptions options, Clients clients, ClientAnswers answers) {
        this.options = options;
        this.clients = clients;
        this.answers = answers;
    }

    QueryResult check(Map<String, String> parameters, String sender) {
        String id = parameters.getOrDefault("client_id", "");
        String redirect = parameters.getOrDefault("redirect_uri", "");
        Client client;
        try {
            client = clients.find(id, sender);
        } catch (ClientException e) {
            return new QueryResult.ToUser("The application that sent you here cannot be used: " + e.getMessage() + ".");
        }
        if (!RedirectUris.allows(client.redirectUris(), redirect)) {
            return new QueryResult.ToUser("The application that sent you here wants its answer at an address that is"
                    + " not one of those it has registered. Nothing was sent there.");
        }
        URI address = URI.create(redirect);
        Optional<String> state = Optional.ofNullable(parameters.get("state"));
        AuthorizationQuery query = new AuthorizationQuery(
                client, address, state, parameters.getOrDefault("code_challenge", ""), parameters);
        Optional<ErrorObject> error = error(parameters);
        return error.<QueryResult>map(found -> new QueryResult.ToClient(answers.error(query, found)))
                .orElseGet(() -> new QueryResult.Good(query));
    }

    private Optional<ErrorObject> error(Map<String, String> parameters) {
        if (parameters.keySet().stream().anyMatch(UNSUPPORTED::contains)) {
            return problem(OAuth2Error.REQUEST_NOT_SUPPORTED, "Only plain parameters are supported");
        }
        if (!"code".equals(parameters.get("response_type"))) {
            return problem(OAuth2Error.UNSUPPORTED_RESPONSE_TYPE, "Only response_type=code is supported");
        }
        if (!List.of("", "query").contains(parameters.getOrDefault("response_mode", ""))) {
            return problem(OAuth2Error.INVALID_REQUEST, "Only response_mode=query is supported");
        }
        if (!"S256".equals(parameters.get("code_challenge_method"))
                || !CHALLENGE
                        .matcher(parameters.getOrDefault("code_challenge", ""))
                        .matches()) {
            return problem(OAuth2Error.INVALID_REQUEST, "PKCE with code_challenge_method=S256 is required");
        }
        if (!options.resource().toString().equals(parameters.get("resource"))) {
            return problem(OAuth2Error.INVALID_TARGET, "resource must be " + options.resource());
        }
        if (parameters.getOrDefault("state", "").length() > MAX_STATE) {
            return problem(OAuth2Error.INVALID_REQUEST, "state is too long");
        }
        if ("none".equals(parameters.get("prompt"))) {
            return problem(new ErrorObject("login_required"), "The user must be there");
        }
        return Optional.empty();
    }

    private static Optional<ErrorObject> problem(ErrorObject error, String description) {
        return Optional.of(new ErrorObject(error.getCode(), description));
    }
}
