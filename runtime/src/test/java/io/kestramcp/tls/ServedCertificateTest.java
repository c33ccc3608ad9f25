package io.kestramcp.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.config.TlsFiles;
import io.kestramcp.config.WatchedFiles;
import io.kestramcp.store.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedCertificateTest {
    @TempDir
    private Path directory;

    private final TestClock clock = new TestClock();
    private TlsFiles files;

    @BeforeEach
    void begin() throws IOException {
        files = new TlsFiles(directory.resolve("tls.crt"), directory.resolve("tls.key"));
        write("rsa.crt", "rsa-pkcs8.key");
    }

    @Test
    void a_pair_that_cannot_be_served_stops_the_start() throws IOException {
        Files.writeString(files.key(), "");
        assertThatThrownBy(this::open).isInstanceOf(TlsException.class).hasMessageContaining("tls.key");
        Files.delete(files.certificate());
        assertThatThrownBy(this::open).hasMessageContaining("tls.crt: cannot be read (NoSuchFileException).");
    }

    @Test
    void a_new_pair_is_served_after_the_interval() throws IOException {
        ServedCertificate served = open();
        write("ec.crt", "ec-sec1.key");
        assertThat(algorithm(served)).isEqualTo("RSA");
        clock.advance(WatchedFiles.INTERVAL);
        assertThat(algorithm(served)).isEqualTo("EC");
        assertThat(served.complaint()).isEmpty();
    }

    @Test
    void a_new_certificate_without_its_key_changes_nothing_until_the_key_is_there() throws IOException {
        ServedCertificate served = open();
        Files.writeString(files.certificate(), Fixtures.text("ec.crt"));
        clock.advance(WatchedFiles.INTERVAL);
        assertThat(algorithm(served)).isEqualTo("RSA");
        assertThat(served.complaint())
                .hasValueSatisfying(told -> assertThat(told).contains("tls.key"));
        clock.advance(WatchedFiles.INTERVAL);
        assertThat(served.complaint()).isPresent();
        Files.writeString(files.key(), Fixtures.text("ec-pkcs8.key"));
        clock.advance(WatchedFiles.INTERVAL);
        assertThat(algorithm(served)).isEqualTo("EC");
        assertThat(served.complaint()).isEmpty();
    }

    @Test
    void files_that_go_away_change_nothing_and_are_told() throws IOException {
        ServedCertificate served = open();
        Files.delete(files.key());
        clock.advance(WatchedFiles.INTERVAL);
        assertThat(algorithm(served)).isEqualTo("RSA");
        assertThat(served.complaint()).hasValue(files.key() + ": cannot be read (NoSuchFileException).");
        write("rsa.crt", "rsa-pkcs1.key");
        clock.advance(WatchedFiles.INTERVAL);
        assertThat(served.complaint()).isEmpty();
    }

    /** As Kubernetes mounts a secret: the names are links through a link, which is turned to another directory. */
    @Test
    void a_directory_that_is_exchanged_by_a_link_is_followed() throws IOException {
        Path mount = Files.createDirectory(directory.resolve("mount"));
        Path first = version("first", "rsa.crt", "rsa-pkcs8.key");
        Path second = version("second", "ec.crt", "ec-sec1.key");
        Files.createSymbolicLink(mount.resolve("..data"), first);
        Files.createSymbolicLink(mount.resolve("tls.crt"), Path.of("..data/tls.crt"));
        Files.createSymbolicLink(mount.resolve("tls.key"), Path.of("..data/tls.key"));
        files = new TlsFiles(mount.resolve("tls.crt"), mount.resolve("tls.key"));
        ServedCertificate served = open();
        Files.createSymbolicLink(mount.resolve("..new"), second);
        Files.move(mount.resolve("..new"), mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        clock.advance(WatchedFiles.INTERVAL);
        assertThat(algorithm(served)).isEqualTo("EC");
    }

    private Path version(String name, String certificate, String key) throws IOException {
        Path made = Files.createDirectory(directory.resolve(name));
        Files.writeString(made.resolve("tls.crt"), Fixtures.text(certificate));
        Files.writeString(made.resolve("tls.key"), Fixtures.text(key));
        return made;
    }

    private ServedCertificate open() {
        return new ServedCertificate(files, clock::nanoTime);
    }

    private void write(String certificate, String key) throws IOException {
        Files.writeString(files.certificate(), Fixtures.text(certificate));
        Files.writeString(files.key(), Fixtures.text(key));
    }

    private static String algorithm(ServedCertificate served) {
        return served.get().key().getAlgorithm();
    }
}
