package io.kestramcp.oauth.server;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the public Internet from all others: a client may not have this server ask its own network (OWASP,
 * server-side request forgery; IANA special-purpose registries, RFC 6890).
 */
final class PublicAddress {
    private static final List<Block> SPECIAL_V4 = List.of(
            block("0.0.0.0", 8),
            block("10.0.0.0", 8),
            block("100.64.0.0", 10),
            block("127.0.0.0", 8),
            block("169.254.0.0", 16),
            block("172.16.0.0", 12),
            block("192.0.0.0", 24),
            block("192.0.2.0", 24),
            block("192.31.196.0", 24),
            block("192.52.193.0", 24),
            block("192.88.99.0", 24),
            block("192.168.0.0", 16),
            block("192.175.48.0", 24),
            block("198.18.0.0", 15),
            block("198.51.100.0", 24),
            block("203.0.113.0", 24),
            block("224.0.0.0", 4),
            block("240.0.0.0", 4));

    /** All that is given out for the Internet; what carries IPv4 inside (6to4, Teredo) and documentation are in it. */
    private static final Block GLOBAL_V6 = block("2000::", 3);

    private static final List<Block> SPECIAL_V6 =
            List.of(block("2001::", 23), block("2001:db8::", 32), block("2002::", 16), block("3fff::", 20));

    private PublicAddress() {}

    static boolean isPublic(InetAddress address) {
        if (address instanceof Inet4Address) {
            return SPECIAL_V4.stream().noneMatch(block -> block.holds(address.getAddress()));
        }
        // Java makes IPv4 of an IPv4-mapped address by itself.
        return address instanceof Inet6Address
                && GLOBAL_V6.holds(address.getAddress())
                && SPECIAL_V6.stream().noneMatch(block -> block.holds(address.getAddress()));
    }

    private static Block block(String literal, int bits) {
        try {
            return new Block(InetAddress.getByName(literal), bits);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(literal + " is an address", impossible);
        }
    }

    private record Block(InetAddress start, int bits) {
        boolean holds(byte[] address) {
            byte[] first = start.getAddress();
            int whole = bits / Byte.SIZE;
            int rest = bits % Byte.SIZE;
            if (!Arrays.equals(Arrays.copyOf(address, whole), Arrays.copyOf(first, whole))) {
                return false;
            }
            int shift = Byte.SIZE - rest;
            return rest == 0 || (address[whole] & 0xFF) >> shift == (first[whole] & 0xFF) >> shift;
        }
    }
}
