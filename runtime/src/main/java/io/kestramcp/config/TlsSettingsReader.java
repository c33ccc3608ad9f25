package io.kestramcp.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/** Reads with what TLS is served. Whether the files hold what they should is for whoever serves to say. */
final class TlsSettingsReader {
    private final SettingParser parser;
    private final Findings findings;

    TlsSettingsReader(SettingParser parser, Findings findings) {
        this.parser = parser;
        this.findings = findings;
    }

    Optional<TlsFiles> read() {
        boolean hasCertificate =
                parser.given(Setting.KESTRA_MCP_TLS_CERTIFICATE_FILE).isPresent();
        boolean hasKey = parser.given(Setting.KESTRA_MCP_TLS_KEY_FILE).isPresent();
        if (hasCertificate != hasKey) {
            Setting missing = hasKey ? Setting.KESTRA_MCP_TLS_CERTIFICATE_FILE : Setting.KESTRA_MCP_TLS_KEY_FILE;
            Setting set = hasKey ? Setting.KESTRA_MCP_TLS_KEY_FILE : Setting.KESTRA_MCP_TLS_CERTIFICATE_FILE;
            findings.problem(missing.key(), "is missing: " + set.key() + " needs it as well.");
        }
        Optional<Path> certificate = parser.file(Setting.KESTRA_MCP_TLS_CERTIFICATE_FILE);
        Optional<Path> key = parser.file(Setting.KESTRA_MCP_TLS_KEY_FILE);
        key.filter(TlsSettingsReader::isOpen)
                .ifPresent(
                        file -> findings.warning(
                                "KESTRA_MCP_TLS_KEY_FILE: every user of this machine can read " + file
                                        + ". Take that right away: chmod 600, or 640 for a group (in Kubernetes: defaultMode 0440)."));
        return certificate.flatMap(file -> key.map(secret -> new TlsFiles(file, secret)));
    }

    /** Follows links, as secrets of Kubernetes are ones. False where files have no such permissions. */
    private static boolean isOpen(Path file) {
        try {
            return Files.getFileStore(file).supportsFileAttributeView("posix")
                    && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
