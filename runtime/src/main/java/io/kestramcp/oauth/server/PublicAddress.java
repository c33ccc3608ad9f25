package io.kestramcp.oauth.server;

import io.kestramcp.config.Network;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Tells addresses of the public Internet from all others: a client may not have this server ask its own network (OWASP,
 * server-side request forgery; IANA special-purpose registries, RFC 6890).
 */
final class PublicAddress {
    private static final List<Network> SPECIAL_V4 = List.of(
            network("0.0.0.0/8"),
            network("10.0.0.0/8"),
            network("100.64.0.0/10"),
            network("127.0.0.0/8"),
            network("169.254.0.0/16"),
            network("172.16.0.0/12"),
            network("192.0.0.0/24"),
            network("192.0.2.0/24"),
            network("192.31.196.0/24"),
            network("192.52.193.0/24"),
            network("192.88.99.0/24"),
            network("192.168.0.0/16"),
            network("192.175.48.0/24"),
            network("198.18.0.0/15"),
            network("198.51.100.0/24"),
            network("203.0.113.0/24"),
            network("224.0.0.0/4"),
            network("240.0.0.0/4"));

    /** All that is given out for the Internet; what carries IPv4 inside (6to4, Teredo) and documentation are in it. */
    private static final Network GLOBAL_V6 = network("2000::/3");

    private static final List<Network> SPECIAL_V6 =
            List.of(network("2001::/23"), network("2001:db8::/32"), network("2002::/16"), network("3fff::/20"));

    private PublicAddress() {}

    static boolean isPublic(InetAddress address) {
        if (address instanceof Inet4Address) {
            return SPECIAL_V4.stream().noneMatch(network -> network.holds(address));
        }
        // Java makes IPv4 of an IPv4-mapped address by itself.
        return address instanceof Inet6Address
                && GLOBAL_V6.holds(address)
                && SPECIAL_V6.stream().noneMatch(network -> network.holds(address));
    }

    private static Network network(String written) {
        return Network.parse(written).orElseThrow();
    }
}
