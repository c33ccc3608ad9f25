package io.kestramcp.oauth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** The rule for every address that takes part in a login: https, or plain http on this machine's loopback. */
final class ProviderUrl {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private ProviderUrl() {}

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException whose message says what is wrong, when it is no such address or holds a user,
     *     a query or a fragment
     */
    static URI parse(String text) {
        URI uri = uri(text);
        if (uri.getHost() == null || uri.getScheme() == null) {
            throw new IllegalArgumentException("it must be an absolute URL, such as https://id.example.com/realm");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("it must have no user, query or fragment");
        }
        boolean https = uri.getScheme().equalsIgnoreCase("https");
        if (!https && !(uri.getScheme().equalsIgnoreCase("http") && isLoopback(uri))) {
            throw new IllegalArgumentException("it must begin with https:// (http:// is for localhost only)");
        }
        return uri;
    }

    /**
     * Reads an address that the provider of {@code issuer} names in its own metadata. A provider on https may not
     * send us to plain http on this machine.
     *
     * @throws IllegalArgumentException as {@link #parse}
     */
    static URI parseNamedBy(URI issuer, String text) {
        URI uri = parse(text);
        if (issuer.getScheme().equalsIgnoreCase("https") && !uri.getScheme().equalsIgnoreCase("https")) {
            throw new IllegalArgumentException("it must begin with https://, as its issuer does");
        }
        return uri;
    }

    private static boolean isLoopback(URI uri) {
        return LOOPBACK.matcher(uri.getHost()).matches();
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("it is not a URL: " + e.getReason(), e);
        }
    }
}
