package io.kestramcp.doctor.setup;

import io.kestramcp.doctor.Check;
import io.kestramcp.doctor.Fault;
import io.kestramcp.doctor.Finding;
import java.util.List;
import java.util.Set;

/** The Java that runs this. */
public final class JavaChecks {
    private static final int OLDEST = 17;
    private static final int NEWEST_TRIED = 25;
    private static final Set<Integer> LONG_TERM = Set.of(17, 21, 25);

    private static final Fault TOO_OLD =
            Fault.failure("too-old", "older than 17", "Install a Java 17, 21 or 25, or set JAVA_HOME to one.");
    private static final Fault SHORT_LIVED = Fault.warning(
            "short-lived",
            "one that gets no security updates any more",
            "Use Java 17, 21 or 25, which get security updates for years.");

    private final Runtime.Version version;

    /** @param version of the Java that runs the gateway */
    public JavaChecks(Runtime.Version version) {
        this.version = version;
    }

    /** In their order. */
    public List<Check> checks() {
        return List.of(Check.of("java.version", "the version of Java", this::version, TOO_OLD, SHORT_LIVED));
    }

    private Finding version() {
        int feature = version.feature();
        if (feature < OLDEST) {
            return Finding.of(TOO_OLD, "This is Java " + version + "; the gateway needs " + OLDEST + " or later.");
        }
        if (feature < NEWEST_TRIED && !LONG_TERM.contains(feature)) {
            return Finding.of(SHORT_LIVED, "This is Java " + version + ", which was maintained for half a year.");
        }
        return Finding.ok("This is Java " + version + ".");
    }
}
