package io.kestramcp.oauth.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where codes may be sent. An address must be registered letter by letter; only the port of an address on the user's own
 * machine may differ, since an app there takes any free one (RFC 8252, section 7.3; RFC 9700, section 4.1.3).
 */
final class RedirectUris {
    private static final int MAX_LENGTH = 512;
    private static final int MAX_PORT = 65535;
    /** No blank, quote, backslash, angle bracket, control or other character that readers of URLs differ about. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9:/?&=._~%+,;@!$'()*\\[\\]-]+");

    private static final Pattern LOOPBACK = Pattern.compile(
            "(?<before>http://(?:127\\.0\\.0\\.1|\\[::1]|localhost))(?::(?<port>[1-9][0-9]{0,4}))?(?<after>(?:[/?].*)?)");
    private static final Pattern APP_SCHEME = Pattern.compile("[a-z][a-z0-9+.-]{1,63}");

    /** Schemes that a browser itself acts on: no app's own. */
    private static final Set<String> BROWSER_SCHEMES = Set.of(
            "javascript",
            "data",
            "vbscript",
            "file",
            "filesystem",
            "blob",
            "about",
            "view-source",
            "ftp",
            "ws",
            "wss",
            "mailto",
            "tel",
            "sms",
            "chrome",
            "chrome-extension",
            "moz-extension",
            "edge",
            "res",
            "jar",
            "cid",
            "urn",
            "intent",
            "feed",
            "wyciwyg",
            "resource",
            "ms-appx",
            "ldap",
            "gopher",
            "ssh",
            "git",
            "smb",
            "nfs");

    private RedirectUris() {}

    /** Whether a code may be sent to {@code presented}. */
    static boolean allows(Collection<String> registered, String presented) {
        return isAcceptable(presented)
                && (registered.contains(presented)
                        || registered.stream().anyMatch(known -> differsInPortAlone(known, presented)));
    }

    /** Whether a client may register the address: https, http on the user's own machine, or an app's own scheme. */
    static boolean isAcceptable(String text) {
        if (text.length() > MAX_LENGTH || !PLAIN.matcher(text).matches()) {
            return false;
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return false;
        }
        if (uri.isOpaque() || uri.getScheme() == null || uri.getRawUserInfo() != null || isDotted(uri)) {
            return false;
        }
        return switch (uri.getScheme()) {
            case "https" -> isHost(uri);
            case "http" -> isLoopback(text);
            default -> isAppScheme(uri);
        };
    }

    /** Whether the address is on the user's own machine, where any program may listen. */
    static boolean isLoopback(String text) {
        Matcher loopback = LOOPBACK.matcher(text);
        return loopback.matches()
                && (loopback.group("port") == null || Integer.parseInt(loopback.group("port")) <= MAX_PORT);
    }

    private static boolean differsInPortAlone(String known, String presented) {
        Matcher first = LOOPBACK.matcher(known);
        Matcher second = LOOPBACK.matcher(presented);
        return first.matches()
                && second.matches()
                && first.group("before").equals(second.group("before"))
                && first.group("after").equals(second.group("after"));
    }

    /** A name in plain ASCII or an address that is no number; a port in plain digits. */
    private static boolean isHost(URI uri) {
        return uri.getHost() != null
                && uri.getHost().equals(uri.getHost().toLowerCase(Locale.ROOT))
                && uri.getRawAuthority().equals(uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort())
                && uri.getPort() <= MAX_PORT;
    }

    private static boolean isAppScheme(URI uri) {
        String scheme = uri.getScheme();
        return APP_SCHEME.matcher(scheme).matches()
                && !BROWSER_SCHEMES.contains(scheme)
                && uri.getRawSchemeSpecificPart().startsWith("/");
    }

    /** Steps that a reader may take away, so that another address is meant than was compared. */
    private static boolean isDotted(URI uri) {
        String path = String.valueOf(uri.getRawPath()).toLowerCase(Locale.ROOT).replace("%2e", ".");
        return ("/" + path + "/").contains("/../") || ("/" + path + "/").contains("/./");
    }
}
