package io.kestramcp.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells the names of this machine's loopback address, without asking any name server. */
public final class LoopbackName {
    private static final Pattern IPV4 = Pattern.compile("127(\\.\\d{1,3}){3}");

    /** With a colon in it and only these characters it is an address or nothing; no name server is asked. */
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f.]*:[0-9a-f.:]*");

    private LoopbackName() {}

    /** Whether it is one; an address of IPv6 stands without brackets. */
    public static boolean matches(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || ((IPV4.matcher(name).matches() || IPV6.matcher(name).matches()) && literal(name));
    }

    /** Only for texts that can be nothing but an address: those are parsed, never looked up. */
    private static boolean literal(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
