package io.kestramcp.sandbox.http;

import io.kestramcp.sandbox.line.ApiLine;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** Basic authentication by header or cookie, as both lines do it (wire documents, sections 4 and 9). */
public final class Authentication {
    private static final Set<String> OPEN = Set.of("/api/v1/configs", "/api/v1/basicAuthValidationErrors");
    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final ApiLine line;
    private final String token;
    private final Optional<String> bearer;

    /** The one credential that is let in, and maybe a bearer token, which only the Enterprise Edition takes. */
    public Authentication(ApiLine line, String username, String password, Optional<String> bearer) {
        this.line = line;
        this.bearer = bearer;
        this.token = Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** The answer to a request that is not let in; empty when it is. */
    Optional<Reply> refuse(ReceivedRequest request) {
        Optional<String> cookie = cookie(request);
        if (line.refusesCookiesOnWrites() && cookie.isPresent() && !READS.contains(request.method())) {
            return Optional.of(Reply.empty(403));
        }
        boolean known = request.header("Authorization")
                        .filter(sent -> sent.equals("Basic " + token)
                                || bearer.filter(right -> sent.equals("Bearer " + right))
                                        .isPresent())
                        .isPresent()
                || cookie.filter(token::equals).isPresent();
        return known || OPEN.contains(request.path())
                ? Optional.empty()
                : Optional.of(Reply.empty(401).withHeader("WWW-Authenticate", "Basic"));
    }

    private static Optional<String> cookie(ReceivedRequest request) {
        return request.header("Cookie").stream()
                .flatMap(cookies -> Arrays.stream(cookies.split(";", -1)))
                .map(String::trim)
                .filter(cookie -> cookie.startsWith("BASIC_AUTH="))
                .map(cookie -> cookie.substring("BASIC_AUTH=".length()))
                .findFirst();
    }
}
