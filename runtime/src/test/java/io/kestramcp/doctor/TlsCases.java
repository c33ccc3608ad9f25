package io.kestramcp.doctor;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import io.kestramcp.kestra.TestCertificate;
import io.kestramcp.scenario.KestraFront;
import io.kestramcp.scenario.KestraFront.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** What can be wrong with how Kestra proves who it is. Times are the doctor's: the certificate is a new one of 90 days. */
final class TlsCases {
    private TlsCases() {}

    static List<Case> all() {
        return List.of(
                Case.of(
                        "kestra.tls",
                        "plain",
                        "Unsupported or unrecognized SSL message",
                        ward -> ward.set(
                                "KESTRA_BASE_URL",
                                "https://127.0.0.1:" + ward.kestra().getPort())),
                Case.of("kestra.tls", "handshake", "No TLS is agreed on: ", TlsCases::otherCiphers),
                Case.of("kestra.tls", "slow", "not done within 1 s.", ward -> ward.impatient()
                        .set("KESTRA_BASE_URL", "https://127.0.0.1:" + KestraCases.silentPort(ward))),
                aged("expired", "The certificate ended at ", Duration.ofDays(91)),
                aged("not-yet", "The certificate holds from ", Duration.ofDays(-1)),
                aged("ends-soon", "15 more days.", Duration.ofDays(75).minusHours(12)),
                aged("ends-now", "3 more days.", Duration.ofDays(87).minusHours(12)),
                Case.of("kestra.authority", "authority-unknown", "Issued by CN=kestra, which is not trusted", ward -> {
                    tls(ward);
                    ward.set("KESTRA_CA_FILE", "");
                }),
                Case.of("kestra.authority", "other-authority", "Issued by CN=kestra, which is not trusted", ward -> {
                    tls(ward);
                    TestCertificate other = TestCertificate.make(ward.file("."), "other");
                    ward.set("KESTRA_CA_FILE", other.pem().toString());
                }),
                Case.of("kestra.api", "elsewhere", "Kestra is at https://localhost:", ward -> {
                    int port = tls(ward);
                    KestraFront plain = ward.front();
                    plain.answering(
                            "/api/v1/configs",
                            new Answer(301, Map.of("Location", "https://localhost:" + port + "/api/v1/configs"), ""));
                    ward.set("KESTRA_BASE_URL", "http://localhost:" + plain.port());
                }),
                Case.of(
                        "kestra.host",
                        "other-name",
                        "not for 127.0.0.1, but for localhost.",
                        ward -> ward.set("KESTRA_BASE_URL", "https://127.0.0.1:" + tls(ward))));
    }

    private static Case aged(String fault, String told, Duration ahead) {
        return Case.of("kestra.certificate", fault, told, ward -> {
                    tls(ward);
                    ward.ahead(ahead);
                })
                .alsoSeenBy("kestra.clock");
    }

    /** Kestra with TLS as it should be; gives the port. */
    static int tls(Ward ward) throws Exception {
        TestCertificate certificate = TestCertificate.make(ward.file("."), "kestra");
        return serve(ward, certificate, new HttpsConfigurator(certificate.server()));
    }

    private static void otherCiphers(Ward ward) throws Exception {
        TestCertificate certificate = TestCertificate.make(ward.file("."), "kestra");
        SSLContext context = certificate.server();
        serve(ward, certificate, new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = context.getDefaultSSLParameters();
                ssl.setProtocols(new String[] {"TLSv1.2"});
                // For a key of another kind than the certificate's.
                ssl.setCipherSuites(new String[] {"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"});
                parameters.setSSLParameters(ssl);
            }
        });
    }

    private static int serve(Ward ward, TestCertificate certificate, HttpsConfigurator tls) throws Exception {
        KestraFront front = ward.closing(new KestraFront(ward.kestra(), tls));
        ward.set("KESTRA_BASE_URL", "https://localhost:" + front.port())
                .set("KESTRA_CA_FILE", certificate.pem().toString());
        return front.port();
    }
}
