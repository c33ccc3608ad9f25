package io.kestramcp.oauth;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the one token of a request (RFC 6750, section 2.1): in the one Authorization header, and nowhere else. */
final class BearerToken {
    /** Longer than the largest Entra ID token with 200 groups; checked before anything is decoded. */
    static final int MAX_LENGTH = 16 * 1024;

    private static final Pattern SCHEME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final String FORM = "application/x-www-form-urlencoded";

    private BearerToken() {}

    /**
     * The token; empty if the request shows no Bearer credentials.
     *
     * @throws MalformedRequestException when there are two headers, or a token is put in the query or in a form
     * @throws InvalidTokenException when the token is too long
     */
    static Optional<String> in(BearerRequest request) throws MalformedRequestException, InvalidTokenException {
        refuseOtherPlaces(request);
        List<String> headers = request.authorization();
        if (headers.size() > 1) {
            throw new MalformedRequestException(headers.size() + " Authorization headers: exactly one is allowed");
        }
        return headers.isEmpty() ? Optional.empty() : inHeader(headers.get(0).strip());
    }

    private static Optional<String> inHeader(String header) throws MalformedRequestException, InvalidTokenException {
        int space = header.indexOf(' ');
        String scheme = space < 0 ? header : header.substring(0, space);
        if (!SCHEME.matcher(scheme).matches()) {
            throw new MalformedRequestException("the Authorization header does not begin with a scheme and a space");
        }
        if (!scheme.equalsIgnoreCase("Bearer")) {
            return Optional.empty();
        }
        int from = space < 0 ? header.length() : space;
        while (from < header.length() && header.charAt(from) == ' ') {
            from++;
        }
        String token = header.substring(from);
        if (token.isEmpty()) {
            throw new MalformedRequestException("Bearer without a token");
        }
        if (token.length() > MAX_LENGTH) {
            throw new InvalidTokenException("the token has " + token.length() + " characters, over " + MAX_LENGTH);
        }
        if (!wellFormed(token)) {
            throw new MalformedRequestException("the token has characters that RFC 6750 does not allow");
        }
        return Optional.of(token);
    }

    /** Whether it is a {@code b64token} of RFC 6750, section 2.1. */
    private static boolean wellFormed(String token) {
        int end = token.length();
        while (end > 0 && token.charAt(end - 1) == '=') {
            end--;
        }
        for (int at = 0; at < end; at++) {
            char c = token.charAt(at);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && "._~+/-".indexOf(c) < 0) {
                return false;
            }
        }
        return end > 0;
    }

    private static void refuseOtherPlaces(BearerRequest request) throws MalformedRequestException {
        for (String parameter : request.query().split("[&;]", -1)) {
            if (decoded(parameter.split("=", 2)[0]).equalsIgnoreCase("access_token")) {
                throw new MalformedRequestException("a token in the query string is not accepted");
            }
        }
        // A form may carry access_token (RFC 6750, section 2.2). MCP bodies are JSON, so the body need not be read.
        if (request.contentType().strip().toLowerCase(Locale.ROOT).startsWith(FORM)) {
            throw new MalformedRequestException("a form body is not accepted: it may carry a token");
        }
    }

    private static String decoded(String name) throws MalformedRequestException {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedRequestException("the query string is not percent-encoded correctly");
        }
    }
}
