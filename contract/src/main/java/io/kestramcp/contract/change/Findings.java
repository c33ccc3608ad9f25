package io.kestramcp.contract.change;

import io.kestramcp.contract.change.AdapterUse.CallUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the rules put what they find about one request of an adapter. Not thread-safe. */
final class Findings {
    private final AdapterUse adapter;
    private final CallUse call;
    private final String line;
    private final List<Change> changes = new ArrayList<>();

    /** @param line the API line of the newer contract, below which the manifest settles what is different on it */
    Findings(AdapterUse adapter, CallUse call, String line) {
        this.adapter = adapter;
        this.call = call;
        this.line = line;
    }

    AdapterUse adapter() {
        return adapter;
    }

    CallUse call() {
        return call;
    }

    /** A change that needs no decision. */
    void follows(Kind kind, String subject, String sentence) {
        changes.add(new Change(adapter.name(), call.operation(), kind, subject, sentence, false, List.of()));
    }

    /** A change that needs a decision, which a key below the API line settles. */
    void decide(Kind kind, String subject, String sentence, String section, String entry) {
        decide(kind, subject, sentence, List.of(key(section, entry)));
    }

    /** A change that needs a decision, which a key of the whole tool settles. */
    void decideForAllLines(Kind kind, String sentence, String section, String entry) {
        decide(kind, "", sentence, List.of(new Remedy(Optional.empty(), section, entry)));
    }

    List<Change> changes() {
        return List.copyOf(changes);
    }

    /** A change that needs a decision, which some keys settle. */
    void decide(Kind kind, String subject, String sentence, List<Remedy> remedies) {
        changes.add(new Change(adapter.name(), call.operation(), kind, subject, sentence, true, remedies));
    }

    /** A key below the API line. */
    Remedy key(String section, String entry) {
        return new Remedy(Optional.of(line), section, entry);
    }

    /** What takes away, on the API line, what the manifest says of a parameter that is not there. */
    Remedy gone(String parameter) {
        return key("params", Words.yaml(parameter) + ": gone");
    }
}
