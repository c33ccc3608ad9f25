package io.kestramcp.http;

import io.kestramcp.oauth.Authentication;
import io.kestramcp.oauth.Authentication.Authenticated;
import io.kestramcp.oauth.BearerAuthenticator;
import io.kestramcp.oauth.BearerRequest;
import io.kestramcp.oauth.Challenges;
import io.kestramcp.oauth.OauthSettings;
import io.kestramcp.oauth.ProtectedResource;
import io.kestramcp.oauth.Refusal;
import io.kestramcp.oauth.TokenTries;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sign-in at the front door: every request to {@code /mcp} is some caller's, or is turned away with where to get a token
 * (RFC 6750, RFC 9728). Nothing of a request but its token says who the caller is. Thread-safe.
 */
public final class SignIn {
    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    private final BearerAuthenticator authenticator;
    private final ProtectedResource resource;
    private final Supplier<Set<String>> scopes;
    private final Challenges challenges;
    private final URI publicUrl;

    /**
     * @param authenticator stays the caller's, who closes it
     * @param scopes what a client without a token is to ask for now; asked at each request
     */
    public SignIn(OauthSettings settings, BearerAuthenticator authenticator, Supplier<Set<String>> scopes) {
        this(ProtectedResource.of(settings, Set.of()), settings, authenticator, scopes);
    }

    /**
     * Likewise with an authorization server of the gateway's own. Its tokens have one scope, whatever is asked for.
     *
     * @param own its issuer, which clients are to try first
     */
    public SignIn(OauthSettings settings, BearerAuthenticator authenticator, URI own) {
        this(ProtectedResource.of(settings, Set.of()).before(own.toString()), settings, authenticator, Set::of);
    }

    private SignIn(
            ProtectedResource resource,
            OauthSettings settings,
            BearerAuthenticator authenticator,
            Supplier<Set<String>> scopes) {
        this.authenticator = authenticator;
        this.resource = resource;
        this.scopes = scopes;
        this.challenges = new Challenges(resource);
        this.publicUrl = settings.publicUrl();
    }

    /** What clients read to find the authorization server, and where they look for it, as it is now. */
    ProtectedResource resource() {
        return resource.withScopes(scopes.get());
    }

    /** The answer to a caller whose token opens too little. */
    Refusal insufficientScope(Set<String> needed) {
        return challenges.insufficientScope(needed);
    }

    /** The Host headers of requests that were sent to the public URL. */
    Set<String> hostNames() {
        String host = publicUrl.getRawAuthority().toLowerCase(Locale.ROOT);
        int usual = publicUrl.getScheme().equals("https") ? 443 : 80;
        return publicUrl.getPort() < 0 ? Set.of(host, host + ":" + usual) : Set.of(host);
    }

    /** The origin that browsers give the public URL (RFC 6454): without the usual port. */
    String origin() {
        String origin = publicUrl.getScheme() + "://" + publicUrl.getRawAuthority();
        return origin.toLowerCase(Locale.ROOT).replaceFirst("^(https://.*):443$|^(http://.*):80$", "$1$2");
    }

    /** What stands before our paths at the public URL; empty or without a slash at the end. */
    String basePath() {
        return publicUrl.getRawPath();
    }

    /**
     * The caller, and until when; empty if there is none that holds, and the request has been answered.
     *
     * @param tries what whoever sent it may try
     */
    Optional<Authenticated> admit(Request request, Response response, Callback callback, TokenTries tries) {
        Authentication outcome = authenticator.authenticate(
                new BearerRequest(
                        request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION),
                        request.getHttpURI().getQuery(),
                        request.getHeaders().get(HttpHeader.CONTENT_TYPE)),
                tries);
        if (outcome instanceof Authenticated authenticated) {
            return Optional.of(authenticated);
        }
        if (outcome instanceof Authentication.TooMany tooMany) {
            refuse(tooMany, request, response, callback);
            return Optional.empty();
        }
        Authentication.Refused refused = (Authentication.Refused) outcome;
        // Records print their reason, which holds no token.
        LOG.info("A request was not let in: {}", refused);
        write(challenges.refusal(refused, scopes.get()), response, callback);
        return Optional.empty();
    }

    /** No challenge: to sign in again would not help. */
    private static void refuse(Authentication.TooMany tooMany, Request request, Response response, Callback callback) {
        long seconds = Math.max(1, tooMany.retryAfter().plusMillis(999).toSeconds());
        response.getHeaders().put(HttpHeader.RETRY_AFTER, seconds);
        JsonText.write(
                response,
                callback,
                HttpStatus.TOO_MANY_REQUESTS_429,
                JsonText.refusal(
                        request,
                        "Too many tokens that are not valid come from your address. Try again in " + seconds + " s."));
    }

    private static void write(Refusal refusal, Response response, Callback callback) {
        response.setStatus(refusal.status());
        refusal.headers().forEach(response.getHeaders()::put);
        Content.Sink.write(response, true, refusal.body(), callback);
    }
}
