package io.kestramcp.generator.manifest;

import io.kestramcp.contract.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everything that is wrong with a manifest, collected so that all of it is told at once. Not thread-safe. */
public final class Problems {
    private record Problem(int line, String text) {}

    private final String file;
    private final Set<Problem> problems = new LinkedHashSet<>();

    /**
     * Starts without any.
     *
     * @param file the manifest's name, for the messages
     */
    public Problems(String file) {
        this.file = file;
    }

    /** Adds a problem. The same one is told once, however many API lines have it. */
    public void add(Place place, String message) {
        problems.add(new Problem(place.line(), file + ":" + place + " " + message));
    }

    /** Adds that a word is none of those allowed, with the nearest one. */
    public void addUnknown(Place place, String what, String word, Collection<String> allowed) {
        String nearest = Nearest.to(word, allowed)
                .map(each -> " Did you mean '" + each + "'?")
                .orElse("");
        String all = allowed.isEmpty() ? "there is none" : "allowed: " + String.join(", ", allowed);
        add(place, "has the unknown " + what + " '" + word + "'; " + all + "." + nearest);
    }

    /** Adds that an operation is not in a contract, and how it gets there. */
    public void addUnknownOperation(Place place, String line, String id, Collection<String> allowed) {
        String nearest = Nearest.to(id, allowed)
                .map(each -> "Did you mean '" + each + "'? ")
                .orElse("");
        add(
                place,
                "names '" + id + "', which is not in the contract of Kestra " + line + ". " + nearest
                        + "If Kestra has it, import it: ./kestra-mcp api import SPEC --as " + line);
    }

    /** Adds that something of Kestra's API is on no API line, with the nearest of what there is. */
    public void addGone(Place place, String what, String word, Collection<String> known) {
        String nearest = Nearest.to(word, known)
                .map(each -> " Did you mean '" + each + "'?")
                .orElse("");
        add(place, "names the " + what + " '" + word + "', which no API line has (any more): remove it." + nearest);
    }

    /** Whether nothing is wrong so far. */
    public boolean none() {
        return problems.isEmpty();
    }

    /** The messages, in the order of the manifest's lines. */
    public List<String> messages() {
        List<Problem> sorted = new ArrayList<>(problems);
        sorted.sort(Comparator.comparingInt(Problem::line));
        return sorted.stream().map(Problem::text).toList();
    }

    /**
     * Ends here when anything is wrong.
     *
     * @throws ManifestException with every message
     */
    public void refuseAny() {
        if (!none()) {
            throw new ManifestException(messages());
        }
    }
}
