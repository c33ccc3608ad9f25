package io.kestramcp.http;

import io.kestramcp.config.Network;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/**
 * Where a request comes from. A proxy's word counts only if the operator trusts the proxy, and of what it passes on only
 * the part that trusted ones wrote: the last address that is not one of them. (Jetty's ForwardedRequestCustomizer takes
 * anybody's word, and the first address, which the client itself can write.) A proxy writes one of two headers and may pass
 * the other on as the client sent it: where there are both, they must agree. Nothing is looked up.
 */
final class ClientAddress {
    private final List<Network> trusted;

    ClientAddress(List<Network> trustedProxies) {
        this.trusted = List.copyOf(trustedProxies);
    }

    /** The address, in the form of a log. */
    String of(Request request) {
        if (!(request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress remote)) {
            return Request.getRemoteAddr(request);
        }
        InetAddress address = remote.getAddress();
        if (isTrusted(address)) {
            HttpFields headers = request.getHeaders();
            address = agreed(
                    address,
                    behind(address, ForwardedFor.common(headers)),
                    behind(address, ForwardedFor.standard(headers)));
        }
        return address.getHostAddress();
    }

    /** Whose share of a limit the request is. */
    String sender(Request request) {
        return SenderKey.of(of(request));
    }

    private static InetAddress agreed(InetAddress proxy, InetAddress common, InetAddress standard) {
        if (standard.equals(proxy) || standard.equals(common)) {
            return common;
        }
        return common.equals(proxy) ? standard : proxy;
    }

    /** Who stands behind a trusted proxy, by a list with the nearest last. */
    private InetAddress behind(InetAddress proxy, List<Optional<InetAddress>> passed) {
        InetAddress address = proxy;
        for (int at = passed.size() - 1; at >= 0 && passed.get(at).isPresent(); at--) {
            address = passed.get(at).get();
            if (!isTrusted(address)) {
                return address;
            }
        }
        return address;
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.holds(address));
    }
}
