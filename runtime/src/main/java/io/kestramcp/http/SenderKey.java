package io.kestramcp.http;

import io.kestramcp.config.Network;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Whose share of a limit counts for an address: of IPv6 the first half, for a host has a whole network of the other. */
final class SenderKey {
    private static final int NETWORK_BYTES = 8;

    private SenderKey() {}

    /** @param address in the form of {@link ClientAddress#of} */
    static String of(String address) {
        return Network.address(address)
                .filter(Inet6Address.class::isInstance)
                .map(InetAddress::getAddress)
                .map(bytes -> HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)))
                .orElse(address);
    }
}
