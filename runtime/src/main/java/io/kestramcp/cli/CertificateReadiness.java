package io.kestramcp.cli;

import io.kestramcp.http.Readiness;
import io.kestramcp.tls.ServedCertificate;
import java.util.List;

/**
 * Tells until when the gateway's own certificate holds, and why a changed one is not shown. Ready all the same: there is a
 * certificate, and taking every replica out of service at once would help nobody.
 */
record CertificateReadiness(ServedCertificate certificate) implements Readiness {
    @Override
    public List<Check> checks() {
        String refused = certificate
                .complaint()
                .map(reason -> " The files were changed to what cannot be used: " + reason)
                .orElse("");
        return List.of(new Check(
                "tls", true, "The certificate holds until " + certificate.get().until() + "." + refused));
    }
}
