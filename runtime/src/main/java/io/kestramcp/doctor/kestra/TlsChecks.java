package io.kestramcp.doctor.kestra;

import io.kestramcp.doctor.Check;
import io.kestramcp.doctor.Fault;
import io.kestramcp.doctor.Finding;
import io.kestramcp.kestra.FirstContact.Cause;
import io.kestramcp.kestra.FirstContact.Stage;
import io.kestramcp.kestra.FirstContact.Trouble;
import io.kestramcp.kestra.TlsPeer;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How Kestra, or what stands before it, proves who it is. */
final class TlsChecks {
    private static final Duration SOON = Duration.ofDays(30);
    private static final Duration VERY_SOON = Duration.ofDays(7);

    private static final Fault PLAIN = Fault.failure(
            "plain",
            "the port speaks no TLS",
            "Write http:// instead of https:// in KESTRA_BASE_URL, or name the port that speaks TLS.");
    private static final Fault HANDSHAKE = Fault.failure(
            "handshake",
            "the two sides cannot agree",
            "The server must offer TLS 1.2 or 1.3 with a cipher that Java has, and must not ask for a client certificate."
                    + " Look into its log.");
    private static final Fault SLOW = Fault.failure(
            "slow", "no handshake in time", "Look at what listens there: it takes connections and does not go on.");
    private static final Fault EXPIRED = Fault.failure(
            "expired", "it has ended", "Renew the certificate of Kestra, or of the proxy before it, now.");
    private static final Fault NOT_YET = Fault.failure(
            "not-yet",
            "it does not hold yet",
            "Set this machine's clock right; if it is, the certificate was made with a wrong one: issue it again.");
    private static final Fault ENDS_SOON = Fault.warning(
            "ends-soon", "it ends within 30 days", "Renew the certificate of Kestra, or of the proxy before it.");
    private static final Fault ENDS_NOW = Fault.warning(
            "ends-now",
            "it ends within 7 days",
            "Renew the certificate of Kestra, or of the proxy before it, this week: then every call fails.");
    private static final Fault AUTHORITY_UNKNOWN = Fault.failure(
            "authority-unknown",
            "Java does not know who issued the certificate",
            "Set KESTRA_CA_FILE to a PEM file with the certificate of that authority. If it is a public one, let the server"
                    + " send its intermediate certificates too.");
    private static final Fault OTHER_AUTHORITY = Fault.failure(
            "other-authority",
            "KESTRA_CA_FILE does not hold who issued it",
            "Add the certificate of that authority to KESTRA_CA_FILE. If it is a public one, remove KESTRA_CA_FILE.");
    private static final Fault OTHER_NAME = Fault.failure(
            "other-name",
            "it is for another name",
            "Write a name that the certificate has into KESTRA_BASE_URL, or issue one with this name among its subject"
                    + " alternative names.");

    private static final Finding UNCHECKED = Finding.unneeded("not checked: KESTRA_VERIFY_SSL is false");

    private final KestraSight sight;
    private final Clock clock;

    TlsChecks(KestraSight sight, Clock clock) {
        this.sight = sight;
        this.clock = clock;
    }

    List<Check> checks() {
        return List.of(
                Check.of("kestra.tls", "TLS is agreed on", this::handshake, PLAIN, HANDSHAKE, SLOW)
                        .after("kestra.connection"),
                Check.of(
                                "kestra.certificate",
                                "the certificate holds, and for how long",
                                this::dates,
                                EXPIRED,
                                NOT_YET,
                                ENDS_NOW,
                                ENDS_SOON)
                        .after("kestra.tls"),
                Check.of(
                                "kestra.authority",
                                "who issued the certificate is trusted",
                                this::authority,
                                AUTHORITY_UNKNOWN,
                                OTHER_AUTHORITY)
                        .after("kestra.certificate"),
                Check.of("kestra.host", "the certificate is for the host in KESTRA_BASE_URL", this::host, OTHER_NAME)
                        .after("kestra.tls"));
    }

    private Finding handshake() throws Exception {
        if (!isTls()) {
            return unneeded();
        }
        Optional<Trouble> trouble = sight.contact().trouble().filter(met -> met.stage() == Stage.TLS);
        if (trouble.isEmpty()) {
            return Finding.ok("TLS is agreed on.");
        }
        String told = trouble.get().told();
        if (trouble.get().cause() == Cause.TIME_OUT) {
            return Finding.of(SLOW, "The TLS handshake is not done within " + sight.patience() + ".");
        }
        // What JSSE says to bytes that are no TLS record.
        boolean plain = told.contains("Unsupported or unrecognized SSL message");
        return Finding.of(plain ? PLAIN : HANDSHAKE, "No TLS is agreed on: " + told + ".");
    }

    private Finding dates() throws Exception {
        if (!isTls()) {
            return unneeded();
        }
        List<X509Certificate> chain = peer().chain();
        Instant now = clock.instant();
        Instant from = chain.stream()
                .map(each -> each.getNotBefore().toInstant())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Instant until = chain.stream()
                .map(each -> each.getNotAfter().toInstant())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        if (now.isBefore(from)) {
            return Finding.of(NOT_YET, "The certificate holds from " + from + "; here it is " + now + ".");
        }
        if (!now.isBefore(until)) {
            return Finding.of(EXPIRED, "The certificate ended at " + until + ".");
        }
        Duration left = Duration.between(now, until);
        String told = "The certificate holds until " + until + ", " + left.toDays() + " more days.";
        if (left.compareTo(VERY_SOON) < 0) {
            return Finding.of(ENDS_NOW, told);
        }
        return left.compareTo(SOON) < 0 ? Finding.of(ENDS_SOON, told) : Finding.ok(told);
    }

    private Finding authority() throws Exception {
        if (!isTls()) {
            return unneeded();
        }
        if (!sight.kestra().verifyTls()) {
            return UNCHECKED;
        }
        X509Certificate last = peer().chain().get(peer().chain().size() - 1);
        String issuer = last.getIssuerX500Principal().getName();
        if (peer().distrust().isEmpty()) {
            return Finding.ok("Issued by " + issuer + ", which is trusted.");
        }
        String told = "Issued by " + issuer + ", which is not trusted: "
                + peer().distrust().get() + ".";
        return Finding.of(sight.kestra().caFile().isPresent() ? OTHER_AUTHORITY : AUTHORITY_UNKNOWN, told);
    }

    private Finding host() throws Exception {
        if (!isTls()) {
            return unneeded();
        }
        if (!sight.kestra().verifyTls()) {
            return UNCHECKED;
        }
        String host = sight.kestra().baseUrl().getHost();
        if (peer().nameFits()) {
            return Finding.ok("The certificate is good for " + host + ".");
        }
        return Finding.of(OTHER_NAME, "The certificate is not for " + host + ", but for " + names(peer().own()) + ".");
    }

    private static String names(X509Certificate certificate) throws Exception {
        if (certificate.getSubjectAlternativeNames() == null) {
            return certificate.getSubjectX500Principal().getName() + " (without subject alternative names)";
        }
        return String.join(
                ", ",
                certificate.getSubjectAlternativeNames().stream()
                        .map(name -> String.valueOf(name.get(1)))
                        .toList());
    }

    private TlsPeer peer() throws Exception {
        return sight.contact().tls().orElseThrow();
    }

    private boolean isTls() throws Exception {
        return sight.kestra().baseUrl().getScheme().equals("https");
    }

    private static Finding unneeded() {
        return Finding.unneeded("no TLS: KESTRA_BASE_URL begins with http://");
    }
}
