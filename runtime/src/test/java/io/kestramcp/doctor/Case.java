package io.kestramcp.doctor;

import java.util.Set;

/**
 * One fault, and how to bring it about.
 *
 * @param check the code of the check that must find it
 * @param fault its id
 * @param told what the check must say of it
 * @param illness brings it about
 * @param others codes of checks that fail or warn because of the same cause
 */
record Case(String check, String fault, String told, Illness illness, Set<String> others) {
    /** Makes a healthy installation ill. */
    @FunctionalInterface
    interface Illness {
        void of(Ward ward) throws Exception;
    }

    static Case of(String check, String fault, String told, Illness illness) {
        return new Case(check, fault, told, illness, Set.of());
    }

    /** The same, which other checks notice too. */
    Case alsoSeenBy(String... codes) {
        return new Case(check, fault, told, illness, Set.of(codes));
    }

    /** Two words that stand for it. */
    String name() {
        return check + " " + fault;
    }
}
