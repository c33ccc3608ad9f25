package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.kestra.TestCertificate;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificate of a gateway that serves TLS is renewed while clients are connected. */
class CertificateChangeTest {
    @TempDir
    private Path directory;

    private TestCertificate first;
    private TestCertificate second;
    private Path certificate;
    private Path key;

    @BeforeAll
    static void needsTheSandbox() {
        GatewayTest.assumeSandbox();
    }

    @BeforeEach
    void certificates() throws Exception {
        first = TestCertificate.make(directory, "first");
        second = TestCertificate.make(directory, "second");
        certificate = Files.copy(first.pem(), directory.resolve("tls.crt"));
        key = Files.copy(first.key(), directory.resolve("tls.key"));
    }

    @Test
    void new_connections_get_the_new_certificate_and_open_ones_stay() throws Exception {
        GatewayTest.run("2.0", settings(), (gateway, kestra, none) -> {
            URI address = URI.create("https://localhost:" + gateway.port());
            HttpClient kept = client();
            assertThat(shown(get(kept, address, "/livez"))).isEqualTo(of(first));

            Files.copy(second.pem(), certificate, StandardCopyOption.REPLACE_EXISTING);
            HttpResponse<String> half = until(address, answer -> answer.body().contains("cannot be used"));
            assertThat(half.body()).contains("\"status\":\"ready\"", "tls.key", "holds until");
            assertThat(shown(half)).isEqualTo(of(first));

            Files.copy(second.key(), key, StandardCopyOption.REPLACE_EXISTING);
            HttpResponse<String> whole = until(address, answer -> shown(answer).equals(of(second)));
            assertThat(whole.body()).doesNotContain("cannot be used");
            HttpResponse<String> again = get(kept, address, "/livez");
            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(shown(again)).as("the connection is the same").isEqualTo(of(first));
        });
    }

    @Test
    void the_end_of_the_certificate_is_a_metric() throws Exception {
        GatewayTest.runManaged("2.0", settings(), (platform, kestra, none) -> assertThat(
                        platform.sum("kestra_mcp_tls_certificate_expiration_timestamp_seconds"))
                .isEqualTo((double) of(first).getNotAfter().toInstant().getEpochSecond()));
    }

    @Test
    void a_pair_that_does_not_fit_is_no_start() throws Exception {
        Files.copy(second.key(), key, StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> GatewayTest.run("2.0", settings(), (gateway, kestra, none) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(key + ": is not the key of the certificate in " + certificate + ".");
    }

    private Map<String, String> settings() {
        return Map.of(
                "KESTRA_MCP_TLS_CERTIFICATE_FILE", certificate.toString(), "KESTRA_MCP_TLS_KEY_FILE", key.toString());
    }

    /** Connects anew until an answer is as it should be. */
    private HttpResponse<String> until(URI address, Rightness right) throws Exception {
        HttpResponse<String> answer = get(client(), address, "/readyz?verbose");
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!right.of(answer)) {
            assertThat(System.nanoTime() - end).as(answer.body()).isNegative();
            answer = get(client(), address, "/readyz?verbose");
        }
        return answer;
    }

    private static HttpResponse<String> get(HttpClient client, URI address, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(address.resolve(path))
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                BodyHandlers.ofString());
    }

    private static Certificate shown(HttpResponse<?> answer) throws SSLPeerUnverifiedException {
        return answer.sslSession().orElseThrow().getPeerCertificates()[0];
    }

    private static X509Certificate of(TestCertificate made) throws Exception {
        try (InputStream in = Files.newInputStream(made.pem())) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    /** One without connections yet, that trusts both certificates. */
    private HttpClient client() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("first", of(first));
        trusted.setCertificateEntry("second", of(second));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private interface Rightness {
        boolean of(HttpResponse<String> answer) throws Exception;
    }
}
