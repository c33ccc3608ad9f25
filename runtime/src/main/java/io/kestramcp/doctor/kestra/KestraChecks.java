package io.kestramcp.doctor.kestra;

import io.kestramcp.doctor.Check;
import io.kestramcp.doctor.Installation;
import java.util.List;
import java.util.stream.Stream;

/** Everything about the Kestra behind the gateway. To be closed when its checks are made. */
public final class KestraChecks implements AutoCloseable {
    private final Installation installation;
    private final KestraSight sight;

    public KestraChecks(Installation installation) {
        this.installation = installation;
        this.sight = new KestraSight(installation);
    }

    /** In their order. */
    public List<Check> checks() {
        return Stream.of(
                        new AddressChecks(sight).checks(),
                        new TlsChecks(sight, installation.machine().clock()).checks(),
                        new AnswerChecks(sight).checks(),
                        new VersionChecks(installation, sight).checks(),
                        new CallerChecks(installation, sight).checks(),
                        new ContractChecks(installation, sight).checks())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public void close() {
        sight.close();
    }
}
