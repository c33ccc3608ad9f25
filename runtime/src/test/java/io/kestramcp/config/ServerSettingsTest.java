package io.kestramcp.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSettingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "127.8.9.10", "localhost", "LOCALHOST", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"
            })
    void only_this_machine_can_reach_it(String host) {
        assertThat(at(host).loopback()).isTrue();
    }

    /** Some of these may lead to the loopback address; none is certain to, by its text alone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "::",
                "10.0.0.1",
                "127.1",
                "127.0.0.1.example.com",
                "127.0.0.999",
                "localhost.example.com",
                "2130706433",
                "0x7f.0.0.1",
                "my-machine",
                "",
                "fe80::1",
                ":",
                "xyz:80",
                "::1%1x/../"
            })
    void others_may_reach_it(String host) {
        assertThat(at(host).loopback()).isFalse();
    }

    private static ServerSettings at(String host) {
        return new ServerSettings(Transport.HTTP, host, 0, List.of(), List.of(), 1);
    }
}
