package io.kestramcp.name;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody most likely meant. */
public final class NearestName {
    /** Longer names come from no keyboard, and comparing them takes long. */
    private static final int LONGEST = 64;

    private NearestName() {}

    /**
     * The candidate that is the fewest typing errors away from {@code name}, when those are few: at most one for every four
     * letters. Case, underscores and hyphens do not count: flowId, flow_id and flow-id are one name to a person.
     */
    public static Optional<String> of(String name, Collection<String> candidates) {
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = plain(name);
        int most = Math.max(1, wanted.length() / 4);
        return candidates.stream()
                .filter(candidate -> EditDistance.between(wanted, plain(candidate)) <= most)
                .min(Comparator.comparingInt((String candidate) -> EditDistance.between(wanted, plain(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static String plain(String name) {
        return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }
}
