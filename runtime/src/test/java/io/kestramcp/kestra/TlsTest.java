package io.kestramcp.kestra;

import static io.kestramcp.kestra.ClientFixture.clean;
import static io.kestramcp.kestra.ClientFixture.options;
import static io.kestramcp.kestra.ClientFixture.request;
import static io.kestramcp.kestra.ClientFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.kestramcp.config.KestraSettings;
import io.kestramcp.config.WatchedFiles;
import io.kestramcp.kestra.KestraException.Kind;
import io.kestramcp.store.TestClock;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose word counts for Kestra's identity; the server's certificate is its own authority. */
class TlsTest {
    private static final AtomicInteger REQUESTS = new AtomicInteger();

    @TempDir
    private static Path directory;

    private static HttpsServer server;
    private static Path pem;

    @BeforeAll
    static void start() throws Exception {
        TestCertificate certificate = TestCertificate.make(directory, "kestra");
        pem = certificate.pem();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
        server.createContext("/", exchange -> {
            REQUESTS.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void a_certificate_of_an_unknown_authority_is_refused_before_anything_is_sent() {
        int before = REQUESTS.get();
        KestraException failure =
                clean(catchThrowableOfType(KestraException.class, () -> statusWith(settings(url("localhost")))));
        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure).hasMessageContaining("TLS failed");
        assertThat(failure.hint()).contains("KESTRA_CA_FILE");
        assertThat(failure.mayHaveHappened()).isFalse();
        assertThat(REQUESTS.get()).isEqualTo(before);
    }

    @Test
    void a_certificate_of_the_given_authority_is_accepted() throws Exception {
        assertThat(statusWith(with(settings(url("localhost")), true, Optional.of(pem))))
                .isEqualTo(204);
    }

    /** The certificate names localhost only. */
    @Test
    void a_certificate_for_another_name_is_refused() {
        KestraException failure = catchThrowableOfType(
                KestraException.class, () -> statusWith(with(settings(url("127.0.0.1")), true, Optional.of(pem))));
        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure).hasMessageContaining("Hostname 127.0.0.1 not verified");
    }

    @Test
    void anything_is_accepted_when_the_operator_turned_the_check_off() throws Exception {
        assertThat(statusWith(with(settings(url("localhost")), false, Optional.empty())))
                .isEqualTo(204);
    }

    @Test
    void a_file_without_a_certificate_is_refused_at_start() throws Exception {
        Path notPem = Files.writeString(directory.resolve("not.pem"), "hello");
        Path empty = Files.writeString(directory.resolve("empty.pem"), "");
        for (Path file : new Path[] {notPem, empty}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> statusWith(with(settings(url("localhost")), true, Optional.of(file))))
                    .withMessageContaining("KESTRA_CA_FILE");
        }
    }

    @Test
    void authorities_that_are_changed_hold_for_new_connections_and_unusable_ones_change_nothing() throws Exception {
        TestClock clock = new TestClock();
        Path authorities = Files.copy(pem, directory.resolve("authorities.pem"));
        X509Certificate[] kestra = {certificateIn(pem)};
        X509Certificate[] other = {
            certificateIn(TestCertificate.make(directory, "other").pem())
        };
        TrustedAuthorities trust = new TrustedAuthorities(authorities, clock::nanoTime);
        trust.checkServerTrusted(kestra, "ECDHE_ECDSA");

        Files.writeString(authorities, "half");
        clock.advance(WatchedFiles.INTERVAL);
        trust.checkServerTrusted(kestra, "ECDHE_ECDSA");

        Files.copy(directory.resolve("other.pem"), authorities, StandardCopyOption.REPLACE_EXISTING);
        clock.advance(WatchedFiles.INTERVAL);
        trust.checkServerTrusted(other, "ECDHE_ECDSA");
        assertThatThrownBy(() -> trust.checkServerTrusted(kestra, "ECDHE_ECDSA"))
                .isInstanceOf(CertificateException.class);
    }

    private static X509Certificate certificateIn(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static String url(String host) {
        return "https://" + host + ":" + server.getAddress().getPort();
    }

    private static int statusWith(KestraSettings settings) throws KestraException {
        try (HttpKestraClient client = new HttpKestraClient(
                settings, CredentialSource.operator(settings), ClientFixture.LINES, "1", Backoff.JITTERED)) {
            return client.send(request("POST"), options()).status();
        }
    }

    private static KestraSettings with(KestraSettings base, boolean verify, Optional<Path> caFile) {
        return new KestraSettings(
                base.baseUrl(),
                base.tenant(),
                base.username(),
                base.password(),
                base.apiToken(),
                verify,
                caFile,
                base.proxy(),
                base.connectTimeout(),
                base.maxReplyBytes());
    }
}
