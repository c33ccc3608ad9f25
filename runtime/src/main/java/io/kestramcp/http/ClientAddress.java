package io.kestramcp.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Request;

/**
 * Where a request comes from. A proxy's word counts only if the operator trusts the proxy, and of what it passes on only
 * the part that trusted ones wrote: the last address that is not one of them. (Jetty's ForwardedRequestCustomizer takes
 * anybody's word, and the first address, which the client itself can write.)
 */
final class ClientAddress {
    private static final String FORWARDED = "X-Forwarded-For";
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-f]*:[0-9a-f:.]{1,45}");

    private final Set<String> trusted;

    ClientAddress(List<String> trustedProxies) {
        this.trusted = trustedProxies.stream().map(ClientAddress::canonical).collect(Collectors.toUnmodifiableSet());
    }

    /** The address, in the form of a log. */
    String of(Request request) {
        String address = canonical(Request.getRemoteAddr(request));
        if (!trusted.contains(address)) {
            return address;
        }
        List<String> passed = request.getHeaders().getCSV(FORWARDED, false);
        for (int at = passed.size() - 1; at >= 0; at--) {
            String before = bare(passed.get(at).toLowerCase(Locale.ROOT));
            if (!ADDRESS.matcher(before).matches()) {
                return address;
            }
            address = canonical(before);
            if (!trusted.contains(address)) {
                return address;
            }
        }
        return address;
    }

    /** Many texts name one address of IPv6. What is no address stays as it is; nothing is looked up. */
    private static String canonical(String text) {
        String address = bare(text);
        try {
            return ADDRESS.matcher(address).matches()
                    ? InetAddress.getByName(address).getHostAddress()
                    : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private static String bare(String address) {
        return address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
    }
}
