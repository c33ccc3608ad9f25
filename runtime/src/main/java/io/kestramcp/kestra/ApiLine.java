package io.kestramcp.kestra;

import java.util.regex.Pattern;

/**
 * A line of Kestra's API, such as {@code 1.3} or {@code 2.0}: all versions that answer to one contract.
 *
 * @param name major and minor version, as the manifest and the contract slices name it
 */
public record ApiLine(String name) implements Comparable<ApiLine> {
    private static final int RADIX = 10;
    /** More than four digits tell. */
    private static final int MOST_MINORS = 10_000;

    private static final Pattern NAME = Pattern.compile("\\d{1,4}\\.\\d{1,4}");

    /** Refuses a name that is not {@code MAJOR.MINOR}. */
    public ApiLine {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("An API line is MAJOR.MINOR, such as 2.0; not " + name);
        }
    }

    /** Older lines come first. */
    @Override
    public int compareTo(ApiLine other) {
        return Integer.compare(number(), other.number());
    }

    // By hand: Java puts together what a record has of its own when it is first asked, which each start would wait for.

    @Override
    public boolean equals(Object other) {
        return other instanceof ApiLine line && name.equals(line.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }

    /** Orders lines; without taking the name to pieces, for it is asked for with every look at a tool. */
    private int number() {
        int point = name.indexOf('.');
        return Integer.parseInt(name, 0, point, RADIX) * MOST_MINORS
                + Integer.parseInt(name, point + 1, name.length(), RADIX);
    }
}
