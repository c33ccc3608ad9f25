package io.kestramcp.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses that begin with the same bits, as {@code 10.0.0.0/8} (RFC 4632) or {@code 2001:db8::/32} (RFC 4291, section
 * 2.3). One address is a network, too. No name server is ever asked.
 *
 * @param start the first address
 * @param bits how many bits all have in common
 */
public record Network(InetAddress start, int bits) {
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    /** With a colon in it and only these characters it is an address or nothing; no name server is asked. */
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f]*:[0-9a-f:.]{1,45}");

    private static final Pattern WRITTEN = Pattern.compile("([^/]+)(?:/([1-9]\\d{0,2}))?");

    /**
     * Reads an address, or one with the number of its network's bits behind a slash.
     *
     * @return empty for anything else; also for all addresses there are ({@code /0}), and where bits beyond the network's
     *     are set, as in 10.0.0.1/8: one of the two is a mistake
     */
    public static Optional<Network> parse(String text) {
        Matcher parts = WRITTEN.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        return address(parts.group(1))
                .map(start ->
                        new Network(start, parts.group(2) == null ? length(start) : Integer.parseInt(parts.group(2))))
                .filter(Network::isWhole);
    }

    /** Reads an address of IPv4 or IPv6, without brackets, port or zone. */
    public static Optional<InetAddress> address(String text) {
        String address = text.toLowerCase(Locale.ROOT);
        if (!IPV4.matcher(address).matches() && !IPV6.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(address));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Whether an address is of this network. IPv4 that is mapped into IPv6 is IPv4. */
    public boolean holds(InetAddress address) {
        byte[] one = address.getAddress();
        byte[] first = start.getAddress();
        int whole = bits / Byte.SIZE;
        int rest = bits % Byte.SIZE;
        if (one.length != first.length || !Arrays.equals(one, 0, whole, first, 0, whole)) {
            return false;
        }
        int shift = Byte.SIZE - rest;
        return rest == 0 || (one[whole] & 0xFF) >> shift == (first[whole] & 0xFF) >> shift;
    }

    private boolean isWhole() {
        byte[] first = start.getAddress();
        for (int bit = bits; bit < length(start); bit++) {
            if ((first[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1) == 1) {
                return false;
            }
        }
        return bits <= length(start);
    }

    private static int length(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }

    @Override
    public String toString() {
        return start.getHostAddress() + "/" + bits;
    }
}
