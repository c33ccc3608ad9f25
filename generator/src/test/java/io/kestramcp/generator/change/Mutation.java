package io.kestramcp.generator.change;

import io.kestramcp.contract.change.AdapterUse;
import io.kestramcp.contract.change.AdapterUse.CallUse;
import io.kestramcp.contract.change.Kind;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * A way in which Kestra could change its API: a row of the table of mutations.
 *
 * @param name what is changed
 * @param kind what must be reported
 * @param decides whether it must be reported as something to decide
 * @param edit changes an operation that an adapter calls
 */
record Mutation(String name, Kind kind, boolean decides, Edit edit) {
    /** Changes the operation of one call; nothing when it is not one that can be changed in this way. */
    interface Edit {
        Optional<Hit> on(Specimen specimen, AdapterUse adapter, CallUse call);
    }

    /**
     * Whom a change concerns.
     *
     * @param subject the name of what was changed, as it must be reported; empty: the operation
     * @param affected which calls of the same operation use what was changed
     */
    record Hit(String subject, BiPredicate<AdapterUse, CallUse> affected) {
        /** Every call of the operation. */
        static Optional<Hit> everyCall(String subject) {
            return Optional.of(new Hit(subject, (adapter, call) -> true));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
