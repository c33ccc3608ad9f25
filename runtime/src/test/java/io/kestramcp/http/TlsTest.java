package io.kestramcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.config.LimitSettings;
import io.kestramcp.config.ServerSettings;
import io.kestramcp.config.TlsFiles;
import io.kestramcp.config.Transport;
import io.kestramcp.kestra.TestCertificate;
import io.kestramcp.mcp.CallerLimits;
import io.kestramcp.mcp.FixtureTools;
import io.kestramcp.mcp.ListenLimits;
import io.kestramcp.mcp.Offer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gateway serves TLS itself. */
class TlsTest {
    /** A good handshake needs a part of it, on a busy machine as well. */
    private static final Duration SHORT = Duration.ofSeconds(3);

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final byte[] PING =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}".getBytes(StandardCharsets.UTF_8);
    /** RFC 4346, 7.4.1.2: version 3.2, a random, no session, one cipher suite, no compression. */
    private static final byte[] HELLO_OF_TLS_1_1 =
            HexFormat.of().parseHex("160301002d" + "01000029" + "0302" + "00".repeat(32) + "00" + "0002c013" + "0100");

    @TempDir
    private Path directory;

    private TlsFiles files;

    @BeforeEach
    void certificate() throws Exception {
        TestCertificate made = TestCertificate.make(directory, "gateway");
        files = new TlsFiles(made.pem(), made.key());
    }

    @ParameterizedTest
    @CsvSource({"rsa.crt, rsa-pkcs1.key", "ec.crt, ec-sec1.key", "ed25519.crt, ed25519-pkcs8.key"})
    void every_kind_of_key_is_served(String certificate, String key) throws Exception {
        files = new TlsFiles(fixture(certificate), fixture(key));
        try (GatewayServer server = start(Patience.standard());
                KeptConnection client = new KeptConnection(connect(server, "TLSv1.3"), server.port(), "")) {
            assertThat(client.post(PING).status()).isEqualTo(200);
        }
    }

    private static Path fixture(String name) throws URISyntaxException {
        return Path.of(TlsTest.class.getResource("/io/kestramcp/tls/" + name).toURI());
    }

    @Test
    void requests_over_tls_are_served_as_they_are_without() throws Exception {
        try (GatewayServer server = start(Patience.standard());
                KeptConnection client = new KeptConnection(connect(server, "TLSv1.3"), server.port(), "")) {
            assertThat(client.get("localhost:" + server.port(), "/livez"))
                    .isEqualTo(new KeptConnection.Answer(200, "{\"status\":\"live\"}"));
            assertThat(client.post(PING).status()).isEqualTo(200);
        }
    }

    @Test
    void tls_1_2_is_spoken_with_forward_secrecy_and_tls_1_1_is_not() throws Exception {
        try (GatewayServer server = start(Patience.standard())) {
            try (SSLSocket socket = connect(server, "TLSv1.2")) {
                socket.startHandshake();
                assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.2");
                assertThat(socket.getSession().getCipherSuite()).startsWith("TLS_ECDHE_");
            }
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                socket.setSoTimeout(30_000);
                socket.getOutputStream().write(HELLO_OF_TLS_1_1);
                // RFC 5246, 7.2: an alert, fatal, protocol_version.
                byte[] alert = socket.getInputStream().readNBytes(7);
                assertThat(alert[0]).isEqualTo((byte) 21);
                assertThat(new byte[] {alert[5], alert[6]}).containsExactly(2, 70);
            }
        }
    }

    @Test
    void a_name_is_checked_by_the_host_header_and_not_by_the_certificate() throws Exception {
        try (GatewayServer server = start(Patience.standard());
                KeptConnection client = new KeptConnection(connect(server, "TLSv1.3"), server.port(), "")) {
            assertThat(client.get("gateway.internal", "/livez").status()).isEqualTo(200);
            assertThat(client.get("evil.example", "/livez").status()).isEqualTo(421);
        }
    }

    @Test
    void H4_a_handshake_that_drips_is_given_up_and_an_agreed_connection_is_kept() throws Exception {
        try (GatewayServer server = start(new Patience(SHORT, LONG, LONG, 1024));
                KeptConnection kept = new KeptConnection(connect(server, "TLSv1.3"), server.port(), "")) {
            assertThat(kept.post(PING).status()).isEqualTo(200);
            try (Socket dripping = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                // The head of a record that announces 512 bytes of a ClientHello.
                SlowClientsTest.drip(dripping, "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u0000");
            }
            assertThat(kept.post(PING).status()).isEqualTo(200);
        }
    }

    private GatewayServer start(Patience patience) throws IOException {
        ServerSettings settings = new ServerSettings(
                Transport.HTTP,
                "127.0.0.1",
                0,
                List.of(),
                List.of("gateway.internal"),
                1024,
                LimitSettings.standard(),
                Optional.of(files));
        HttpLimits limits = new HttpLimits(
                256,
                HttpFixture.NEVER,
                ListenLimits.standard(),
                CallerLimits.NONE,
                patience,
                0,
                Duration.ofSeconds(30));
        GatewayServer server = new GatewayServer(
                settings, limits, Offer.ofTools(FixtureTools.ABOUT, new FixtureTools()), () -> List.of());
        server.start();
        return server;
    }

    /** Connects, and is not convinced by another certificate. */
    private SSLSocket connect(GatewayServer server, String protocol) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(files.certificate())) {
            X509Certificate own =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            trusted.setCertificateEntry("own", own);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), server.port());
        socket.setEnabledProtocols(new String[] {protocol});
        return socket;
    }
}
