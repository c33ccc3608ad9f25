package io.kestramcp.http;

import io.kestramcp.config.Network;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Reads whom proxies passed a request on for, the last one last: {@code X-Forwarded-For}, and {@code Forwarded} (RFC 7239).
 * An element that names no address ({@code unknown}, or a name in place of one) is empty.
 */
final class ForwardedFor {
    /** IPv6 in brackets, or IPv4; a port, which some proxies add, or none. IPv6 without brackets has no port. */
    private static final Pattern NODE = Pattern.compile("\\[([^\\]]*)](?::\\w{1,16})?|([^:]*)(?::\\w{1,16})?");

    /** A parameter of an element, the value quoted or not (RFC 7239, section 4): what is quoted may be a client's words. */
    private static final Pattern PARAMETER =
            Pattern.compile("\\G\\s*([^\\s=;\"]+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s;\"]*))\\s*(?:;|$)");

    private ForwardedFor() {}

    /** Those of {@code X-Forwarded-For}. */
    static List<Optional<InetAddress>> common(HttpFields headers) {
        return headers.getCSV(HttpHeader.X_FORWARDED_FOR, false).stream()
                .map(ForwardedFor::node)
                .toList();
    }

    /** Those of {@code Forwarded}. */
    static List<Optional<InetAddress>> standard(HttpFields headers) {
        return headers.getCSV(HttpHeader.FORWARDED, true).stream()
                .map(ForwardedFor::element)
                .toList();
    }

    private static Optional<InetAddress> element(String text) {
        Matcher parameter = PARAMETER.matcher(text);
        while (parameter.find()) {
            if (parameter.group(1).equalsIgnoreCase("for")) {
                return node(parameter.group(2) == null ? parameter.group(3) : parameter.group(2));
            }
        }
        return Optional.empty();
    }

    private static Optional<InetAddress> node(String text) {
        return Network.address(bare(text));
    }

    /** An address without brackets and port. */
    private static String bare(String node) {
        Matcher parts = NODE.matcher(node.strip());
        return parts.matches() ? parts.group(1) == null ? parts.group(2) : parts.group(1) : node.strip();
    }
}
