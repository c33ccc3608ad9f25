package io.kestramcp.doctor.setup;

import io.kestramcp.config.TlsFiles;
import io.kestramcp.config.Transport;
import io.kestramcp.doctor.Check;
import io.kestramcp.doctor.Fault;
import io.kestramcp.doctor.Finding;
import io.kestramcp.doctor.Installation;
import io.kestramcp.tls.KeyedCertificate;
import io.kestramcp.tls.ServedCertificate;
import io.kestramcp.tls.TlsException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the gateway itself serves TLS with. */
public final class CertificateChecks {
    private static final Duration SOON = Duration.ofDays(14);

    private static final Fault UNUSABLE = Fault.failure(
            "unusable",
            "the files cannot be served",
            "Write the certificate with its chain and its private key, without a password, as PEM. The gateway does not"
                    + " start like this; one that runs goes on with the last good pair.");
    private static final Fault EXPIRED = Fault.failure(
            "expired",
            "it does not hold now",
            "Renew the gateway's own certificate, or set this machine's clock right.");
    private static final Fault ENDS_SOON = Fault.warning(
            "ends-soon",
            "it ends within 14 days",
            "Renew the gateway's own certificate: write both files anew, and it is shown without a restart.");

    private final Installation installation;

    public CertificateChecks(Installation installation) {
        this.installation = installation;
    }

    /** In their order. */
    public List<Check> checks() {
        return List.of(Check.of(
                        "listen.certificate",
                        "the gateway's own certificate, its key, and until when it holds",
                        this::certificate,
                        UNUSABLE,
                        EXPIRED,
                        ENDS_SOON)
                .after(SettingsChecks.READ));
    }

    private Finding certificate() throws Exception {
        Optional<TlsFiles> files = installation.settings().server().tls();
        if (files.isEmpty() || installation.settings().server().transport() == Transport.STDIO) {
            return Finding.unneeded("the gateway serves no TLS itself");
        }
        KeyedCertificate served;
        try {
            served = ServedCertificate.read(files.get());
        } catch (TlsException unusable) {
            return Finding.of(UNUSABLE, unusable.getMessage());
        }
        Instant now = installation.machine().clock().instant();
        String told = "The certificate holds from " + served.from() + " until " + served.until() + ".";
        if (now.isBefore(served.from()) || !now.isBefore(served.until())) {
            return Finding.of(EXPIRED, told + " Here it is " + now + ".");
        }
        return Duration.between(now, served.until()).compareTo(SOON) < 0
                ? Finding.of(ENDS_SOON, told)
                : Finding.ok(told);
    }
}
