package io.kestramcp.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IssuerSettingTest {
    @ParameterizedTest
    @EnumSource(IssuerSetting.class)
    void each_is_described_and_taken_for_every_provider(IssuerSetting setting) throws Exception {
        assertThat(setting.description()).endsWith(".").hasSizeBetween(20, 140);
        for (String prefix : IssuerSetting.prefixes()) {
            Map<String, String> environment = Map.of(prefix + setting.name(), "value");
            assertThat(SettingsReader.read(Map.of(), environment, Optional.empty())
                            .access()
                            .signIn())
                    .containsAllEntriesOf(environment);
        }
    }

    @Test
    void nine_providers_can_be_set() {
        assertThat(IssuerSetting.prefixes())
                .hasSize(9)
                .startsWith("OIDC_", "OIDC_2_")
                .endsWith("OIDC_9_");
    }
}
