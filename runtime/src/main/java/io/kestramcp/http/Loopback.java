package io.kestramcp.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** This machine alone. */
final class Loopback {
    /** As they stand in a URL. */
    static final List<String> NAMES = List.of("localhost", "127.0.0.1", "[::1]");

    private Loopback() {}

    /**
     * Refuses an address that others can reach. Every address that the name stands for must be of this machine.
     *
     * @throws IllegalArgumentException with what to do instead
     */
    static void require(String host) {
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Cannot listen on " + host + ": no such address on this machine.", e);
        }
        for (InetAddress address : addresses) {
            if (!address.isLoopbackAddress()) {
                throw new IllegalArgumentException("Will not listen on " + host
                        + ": no identity provider is configured, so whoever reaches the port could use your Kestra credential."
                        + " Listen on 127.0.0.1, and let other machines in through a proxy that authenticates them.");
            }
        }
    }
}
