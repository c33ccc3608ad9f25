package io.kestramcp.vault;

import io.kestramcp.store.SealedColumn;
import io.kestramcp.store.SealedValues;
import io.kestramcp.store.SealedValues.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that is sealed in the store besides users' tokens: signing keys, sessions at the provider, logins. Thread-safe. */
public final class StoredSeals {
    private static final int PAGE = 100;

    private final SealedValues values;
    private final Sealer sealer;

    public StoredSeals(SealedValues values, Sealer sealer) {
        this.values = values;
        this.sealer = sealer;
    }

    /**
     * What was done.
     *
     * @param sealed how many are under the newest key now, and were not before
     * @param closed how many do not open, and were left as they are
     */
    public record Report(int sealed, int closed) {}

    /** How many each key seals. */
    public Map<String, Integer> countByKey() {
        return all().collect(Collectors.toMap(
                value -> Sealer.keyId(value.sealed()), value -> 1, Integer::sum, TreeMap::new));
    }

    /** Seals with the newest key all that is not. What does not open is of no use to a gateway either. */
    public Report resealAll() {
        int sealed = 0;
        int closed = 0;
        for (Value value : all().toList()) {
            Binding place = Binding.of(value.column().place(), value.key());
            try {
                Sealer.Opened opened = sealer.open(value.sealed(), place);
                if (opened.stale()
                        && values.replace(
                                value, sealer.seal(opened.value(), place).text())) {
                    sealed++;
                }
            } catch (VaultException unopened) {
                closed++;
            }
        }
        return new Report(sealed, closed);
    }

    private Stream<Value> all() {
        return Arrays.stream(SealedColumn.values()).flatMap(this::of);
    }

    private Stream<Value> of(SealedColumn column) {
        return Stream.iterate(
                        values.list(column, "", PAGE),
                        page -> !page.isEmpty(),
                        page -> values.list(column, page.get(page.size() - 1).key(), PAGE))
                .flatMap(List::stream);
    }
}
