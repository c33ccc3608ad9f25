package io.kestramcp.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kestra's address as operators write it: with or without {@code /api/v1}, with or without the tenant after it.
 *
 * @param base scheme, host, port and the prefix of a reverse proxy, without a trailing slash
 * @param tenant the tenant, when the address named one
 */
record KestraAddress(URI base, Optional<String> tenant) {
    private static final Pattern API = Pattern.compile("(?<prefix>.*?)/api/v1(?:/(?<tenant>[^/]+))?");

    /**
     * Takes an address apart.
     *
     * @throws IllegalArgumentException when it cannot be used; the message completes "KEY ..." and shows nothing of an
     *     address that has a password in it
     */
    static KestraAddress parse(String text) {
        URI uri = http(text);
        String path = uri.getRawPath().replaceAll("/{2,}", "/").replaceAll("/\\z", "");
        Matcher api = API.matcher(path);
        boolean hasApi = api.matches();
        if (!hasApi && path.contains("/api/")) {
            throw new IllegalArgumentException("must end before or with /api/v1, or with /api/v1/TENANT");
        }
        String prefix = hasApi ? api.group("prefix") : path;
        return new KestraAddress(
                URI.create(uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getRawAuthority() + prefix),
                hasApi ? Optional.ofNullable(api.group("tenant")) : Optional.empty());
    }

    /**
     * An http or https address without user, query or fragment.
     *
     * @throws IllegalArgumentException as {@link #parse}
     */
    static URI http(String text) {
        if (text.contains("@")) {
            throw new IllegalArgumentException(
                    "must not hold a user or a password: use KESTRA_USERNAME and KESTRA_PASSWORD");
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException notAnAddress) {
            throw new IllegalArgumentException("must be an address such as http://localhost:8080", notAnAddress);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null) {
            throw new IllegalArgumentException("must be an address such as http://localhost:8080");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65535) {
            throw new IllegalArgumentException("must have a port from 1 to 65535, or none");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("must not have a ? or a #");
        }
        return uri;
    }
}
