package io.kestramcp.kestra;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A line of Kestra's API, such as {@code 1.3} or {@code 2.0}: all versions that answer to one contract.
 *
 * @param name major and minor version, as the manifest and the contract slices name it
 */
public record ApiLine(String name) implements Comparable<ApiLine> {
    private static final Pattern NAME = Pattern.compile("\\d{1,4}\\.\\d{1,4}");
    private static final Comparator<ApiLine> BY_VERSION =
            Comparator.comparingInt((ApiLine line) -> line.part(0)).thenComparingInt(line -> line.part(1));

    /** Refuses a name that is not {@code MAJOR.MINOR}. */
    public ApiLine {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("An API line is MAJOR.MINOR, such as 2.0; not " + name);
        }
    }

    /** Older lines come first. */
    @Override
    public int compareTo(ApiLine other) {
        return BY_VERSION.compare(this, other);
    }

    @Override
    public String toString() {
        return name;
    }

    private int part(int index) {
        return Integer.parseInt(name.split("\\.", -1)[index]);
    }
}
