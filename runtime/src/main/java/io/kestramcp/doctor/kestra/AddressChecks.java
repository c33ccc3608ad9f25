package io.kestramcp.doctor.kestra;

import static io.kestramcp.kestra.FirstContact.Cause;
import static io.kestramcp.kestra.FirstContact.Stage;

import io.kestramcp.config.KestraSettings;
import io.kestramcp.doctor.Check;
import io.kestramcp.doctor.Fault;
import io.kestramcp.doctor.Finding;
import io.kestramcp.doctor.setup.SettingsChecks;
import io.kestramcp.kestra.FirstContact.Trouble;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The way to Kestra, up to a connection. */
final class AddressChecks {
    private static final Fault NO_CERTIFICATE = Fault.failure(
            "no-certificate",
            "the file holds none",
            "Name a PEM file with the certificate of the authority that issued Kestra's (-----BEGIN CERTIFICATE-----), not"
                    + " a key and not a Java key store.");
    private static final Fault NAME_UNKNOWN = Fault.failure(
            "name-unknown",
            "no name server knows the host",
            "Check the host's spelling in KESTRA_BASE_URL. In a container, use the name of Kestra's service in the same"
                    + " network.");
    private static final Fault PROXY_UNKNOWN = Fault.failure(
            "proxy-unknown", "no name server knows the proxy", "Check the host's spelling in KESTRA_PROXY.");
    private static final Fault REFUSED = Fault.failure(
            "refused",
            "nothing listens there",
            "Start Kestra, or correct host and port in KESTRA_BASE_URL. In a container, localhost is the container itself.");
    private static final Fault TIME_OUT = Fault.failure(
            "time-out",
            "no connection in time",
            "Something drops the packets: check host and port in KESTRA_BASE_URL, firewalls, network policies, and whether"
                    + " a proxy is needed (KESTRA_PROXY).");
    private static final Fault NO_WAY = Fault.failure(
            "no-way",
            "no connection for another reason",
            "Check this machine's network and routes, and host and port in KESTRA_BASE_URL.");
    private static final Fault PROXY_FAILED = Fault.failure(
            "proxy-failed",
            "the proxy cannot be reached, or makes no connection",
            "Check KESTRA_PROXY: that it runs, that its port is right, and that it may connect to Kestra's host and port.");

    private final KestraSight sight;

    AddressChecks(KestraSight sight) {
        this.sight = sight;
    }

    List<Check> checks() {
        return List.of(
                Check.of("kestra.ca-file", "KESTRA_CA_FILE holds certificates", this::caFile, NO_CERTIFICATE)
                        .after(SettingsChecks.READ),
                Check.of(
                                "kestra.name",
                                "the host in KESTRA_BASE_URL has an address",
                                this::name,
                                NAME_UNKNOWN,
                                PROXY_UNKNOWN)
                        .after("kestra.ca-file"),
                Check.of(
                                "kestra.connection",
                                "host and port in KESTRA_BASE_URL take connections",
                                this::connection,
                                REFUSED,
                                TIME_OUT,
                                NO_WAY,
                                PROXY_FAILED)
                        .after("kestra.name"));
    }

    private Finding caFile() throws Exception {
        KestraSettings kestra = sight.kestra();
        if (kestra.caFile().isEmpty()) {
            return Finding.unneeded("not set: Java's own certificate authorities are trusted");
        }
        if (!kestra.baseUrl().getScheme().equals("https")) {
            return Finding.unneeded("not used: KESTRA_BASE_URL begins with http://");
        }
        try {
            sight.contact();
            return Finding.ok(kestra.caFile().get() + " holds certificates.");
        } catch (IllegalArgumentException none) {
            return Finding.of(NO_CERTIFICATE, kestra.caFile().get() + " holds no certificate.");
        }
    }

    private Finding name() throws Exception {
        KestraSettings kestra = sight.kestra();
        Optional<Trouble> trouble = at(Stage.NAME);
        if (trouble.isPresent()) {
            return kestra.proxy().isPresent()
                    ? Finding.of(
                            PROXY_UNKNOWN, "The name " + kestra.proxy().get().getHost() + " is not known here.")
                    : Finding.of(NAME_UNKNOWN, "The name " + kestra.baseUrl().getHost() + " is not known here.");
        }
        return Finding.ok(
                kestra.proxy().map(URI::getHost).orElse(kestra.baseUrl().getHost()) + " has an address.");
    }

    private Finding connection() throws Exception {
        KestraSettings kestra = sight.kestra();
        Optional<Trouble> trouble = at(Stage.CONNECTION);
        if (trouble.isEmpty()) {
            return Finding.ok(kestra.baseUrl() + " takes connections.");
        }
        String told = kestra.baseUrl() + " takes no connection: "
                + trouble.get().told().replaceAll("\\.?$", ".");
        if (kestra.proxy().isPresent()) {
            return Finding.of(PROXY_FAILED, told);
        }
        Cause cause = trouble.get().cause();
        return Finding.of(cause == Cause.REFUSED ? REFUSED : cause == Cause.TIME_OUT ? TIME_OUT : NO_WAY, told);
    }

    private Optional<Trouble> at(Stage stage) throws Exception {
        return sight.contact().trouble().filter(trouble -> trouble.stage() == stage);
    }
}
