package io.kestramcp.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as an address or a network, and which addresses are in it. */
class NetworkTest {
    private static InetAddress address(String text) {
        return Network.address(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, 11.0.0.0",
        "10.32.0.0/11, 10.63.255.255, 10.64.0.0",
        "192.168.1.0/24, 192.168.1.200, 192.168.2.1",
        "192.0.2.7, 192.0.2.7, 192.0.2.8",
        "192.0.2.7/32, 192.0.2.7, 192.0.2.6",
        "128.0.0.0/1, 200.0.0.1, 100.0.0.1",
        "2001:db8::/32, 2001:DB8:ffff::1, 2001:db9::1",
        "fd00:1200::/23, fd00:13ff::1, fd00:1400::1",
        "2001:db8::7, 2001:db8:0:0:0:0:0:7, 2001:db8::8",
        "10.0.0.0/8, ::ffff:10.1.2.3, ::ffff:11.1.2.3",
        "10.0.0.0/8, 10.0.0.1, a00::"
    })
    void a_network_holds_what_begins_like_it(String network, String inside, String outside) {
        Network read = Network.parse(network).orElseThrow();
        assertThat(read.holds(address(inside))).isTrue();
        assertThat(read.holds(address(outside))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/08",
                "10.0.0.0/8/8",
                "2001:db8::/129",
                "10.0.0.1/8",
                "2001:db8::1/32",
                "0.0.0.0/0",
                "::/0",
                "10.0.0/8",
                "proxy.example/24",
                "proxy.example"
            })
    void what_is_no_network_or_all_of_them_is_refused(String text) {
        assertThat(Network.parse(text)).isEmpty();
    }

    /** Java would ask a name server for most of these. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "256.1.1.1",
                "999.999.999.999",
                "1.2.3",
                "1",
                "010.1.1.1",
                "1.2.3.4.5",
                "localhost",
                "unknown",
                "fe80",
                "1:2",
                ":",
                ":::",
                "fe80::1%eth0",
                "[::1]",
                "::1.2.3.256",
                "1.2.3.4:80"
            })
    void what_is_no_address_is_none_and_nobody_is_asked(String text) {
        assertThat(Network.address(text)).isEmpty();
    }

    @Test
    void it_is_shown_as_it_is_written() {
        assertThat(Network.parse(" 10.0.0.0/8 ")).hasToString("Optional[10.0.0.0/8]");
    }
}
