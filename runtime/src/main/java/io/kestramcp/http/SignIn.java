package io.kestramcp.http;

import io.kestramcp.oauth.Authentication;
import io.kestramcp.oauth.Authentication.Authenticated;
import io.kestramcp.oauth.BearerAuthenticator;
import io.kestramcp.oauth.BearerRequest;
import io.kestramcp.oauth.Challenges;
import io.kestramcp.oauth.OauthSettings;
import io.kestramcp.oauth.ProtectedResource;
import io.kestramcp.oauth.Refusal;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
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
    private final Challenges challenges;
    private final URI publicUrl;

    /** @param authenticator stays the caller's, who closes it */
    public SignIn(OauthSettings settings, BearerAuthenticator authenticator) {
        this(settings, authenticator, Optional.empty());
    }

    /** @param own the issuer of the gateway's own authorization server, which clients are to try first */
    public SignIn(OauthSettings settings, BearerAuthenticator authenticator, Optional<URI> own) {
        this.authenticator = authenticator;
        // Roles come with the user and not with what a client asks for, so there is no scope to ask for.
        ProtectedResource providers = ProtectedResource.of(settings, Set.of());
        this.resource = own.map(issuer -> providers.before(issuer.toString())).orElse(providers);
        this.challenges = new Challenges(resource);
        this.publicUrl = settings.publicUrl();
    }

    /** What clients read to find the authorization server, and where they look for it. */
    ProtectedResource resource() {
        return resource;
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

    /** The caller, and until when; empty if there is none that holds, and the request has been answered. */
    Optional<Authenticated> admit(Request request, Response response, Callback callback) {
        Authentication outcome = authenticator.authenticate(new BearerRequest(
                request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION),
                request.getHttpURI().getQuery(),
                request.getHeaders().get(HttpHeader.CONTENT_TYPE)));
        if (outcome instanceof Authenticated authenticated) {
            return Optional.of(authenticated);
        }
        Authentication.Refused refused = (Authentication.Refused) outcome;
        // Records print their reason, which holds no token.
        LOG.info("A request was not let in: {}", refused);
        write(challenges.refusal(refused, Set.of()), response, callback);
        return Optional.empty();
    }

    private static void write(Refusal refusal, Response response, Callback callback) {
        response.setStatus(refusal.status());
        refusal.headers().forEach(response.getHeaders()::put);
        Content.Sink.write(response, true, refusal.body(), callback);
    }
}
