package io.kestramcp.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What help and documentation rely on. */
class SettingTest {
    @ParameterizedTest
    @EnumSource
    void every_setting_is_described_and_no_secret_has_a_flag(Setting setting) {
        assertThat(setting.description()).endsWith(".").hasSizeLessThan(140);
        assertThat(setting.flag().isPresent()).isNotEqualTo(setting.secret());
        assertThat(setting.secret() && setting.defaultValue().isPresent()).isFalse();
        assertThat(setting.type().label()).isNotBlank();
    }

    @Test
    void no_flag_is_given_twice() {
        assertThat(Arrays.stream(Setting.values()).map(Setting::flag).flatMap(Optional::stream))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_secret_shows_nothing() {
        Secret secret = new Secret("hunter2");
        assertThat(secret)
                .hasToString("(secret)")
                .isEqualTo(new Secret("hunter2"))
                .isNotEqualTo(new Secret("x"));
        assertThat(secret.reveal()).isEqualTo("hunter2");
        assertThat(new Given("hunter2", "KESTRA_PASSWORD").toString()).doesNotContain("hunter2");
    }
}
