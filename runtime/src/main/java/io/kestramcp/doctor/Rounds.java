package io.kestramcp.doctor;

import io.kestramcp.doctor.kestra.KestraChecks;
import io.kestramcp.doctor.setup.CertificateChecks;
import io.kestramcp.doctor.setup.FileChecks;
import io.kestramcp.doctor.setup.JavaChecks;
import io.kestramcp.doctor.setup.ListenChecks;
import io.kestramcp.doctor.setup.SettingsChecks;
import io.kestramcp.doctor.setup.ToolChecks;
import io.kestramcp.doctor.signin.IssuerChecks;
import io.kestramcp.doctor.signin.PolicyChecks;
import io.kestramcp.doctor.signin.ProviderChecks;
import io.kestramcp.doctor.store.KeptChecks;
import java.util.List;
import java.util.stream.Stream;

/** All checks of one installation, in the order in which they are made. To be closed after they are. */
public final class Rounds implements AutoCloseable {
    private final KestraChecks kestra;
    private final KeptChecks kept;
    private final List<Check> checks;

    public Rounds(Installation installation) {
        this.kept = new KeptChecks(installation);
        this.kestra = new KestraChecks(installation);
        this.checks = Stream.of(
                        new JavaChecks(installation.machine().java()).checks(),
                        new SettingsChecks(installation).checks(),
                        new FileChecks(installation).checks(),
                        new ProviderChecks(installation).checks(),
                        new ToolChecks(installation).checks(),
                        new ListenChecks(installation).checks(),
                        new CertificateChecks(installation).checks(),
                        kestra.checks(),
                        new IssuerChecks(installation).checks(),
                        new PolicyChecks(installation).checks(),
                        kept.checks())
                .flatMap(List::stream)
                .toList();
    }

    /** Each after those that it needs. */
    public List<Check> checks() {
        return checks;
    }

    @Override
    public void close() {
        try {
            kestra.close();
        } finally {
            kept.close();
        }
    }
}
