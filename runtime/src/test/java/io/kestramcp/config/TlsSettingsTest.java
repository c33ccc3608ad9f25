package io.kestramcp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsSettingsTest {
    private static final String CERTIFICATE = "KESTRA_MCP_TLS_CERTIFICATE_FILE";
    private static final String KEY = "KESTRA_MCP_TLS_KEY_FILE";

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void file() throws IOException {
        file = Files.writeString(directory.resolve("tls"), "");
    }

    @Test
    void both_files_together_make_tls() throws Exception {
        Settings settings = read(Map.of(CERTIFICATE, file.toString(), KEY, file.toString()));
        assertThat(settings.server().tls()).contains(new TlsFiles(file, file));
        assertThat(settings.server().scheme()).isEqualTo("https");
        assertThat(read(Map.of()).server().scheme()).isEqualTo("http");
    }

    @ParameterizedTest
    @ValueSource(strings = {CERTIFICATE, KEY})
    void one_without_the_other_is_no_start(String alone) {
        String missing = alone.equals(KEY) ? CERTIFICATE : KEY;
        assertThatThrownBy(() -> read(Map.of(alone, file.toString())))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(missing + ": is missing: " + alone + " needs it as well.");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its files have no such permissions")
    void a_private_key_that_everybody_can_read_is_a_warning_also_behind_a_link() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        Map<String, String> environment = Map.of(CERTIFICATE, file.toString(), KEY, link.toString());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(read(environment).warnings())
                .singleElement()
                .asString()
                .contains(KEY, "every user of this machine can read " + link, "chmod 600");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(read(environment).warnings()).isEmpty();
    }

    private static Settings read(Map<String, String> environment) throws SettingsException {
        return SettingsReader.read(Map.of(), environment, Optional.empty());
    }
}
