package io.kestramcp.doctor.store;

import io.kestramcp.doctor.Check;
import io.kestramcp.doctor.Installation;
import java.util.List;
import java.util.stream.Stream;

/** Everything that is kept: the store, what it is sealed with, and the record of decisions. To be closed. */
public final class KeptChecks implements AutoCloseable {
    private final Installation installation;
    private final StoreSight sight;

    public KeptChecks(Installation installation) {
        this.installation = installation;
        this.sight = new StoreSight(installation);
    }

    /** In their order. */
    public List<Check> checks() {
        return Stream.of(
                        new StoreChecks(installation, sight).checks(),
                        new KeyChecks(installation, sight).checks(),
                        new AuditChecks(installation).checks())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public void close() {
        sight.close();
    }
}
