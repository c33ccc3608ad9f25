package io.kestramcp.contract.change;

import java.lang.module.ModuleDescriptor.Version;
import java.util.Comparator;

/** API lines in the order of their numbers: 1.10 comes after 1.9. */
public final class LineOrder {
    /** From the oldest to the newest. */
    public static final Comparator<String> OLDEST_FIRST = Comparator.comparing(Version::parse);

    private LineOrder() {}
}
