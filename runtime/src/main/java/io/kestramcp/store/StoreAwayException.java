package io.kestramcp.store;

import io.kestramcp.outage.Outage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLException;

/** The store does not answer now, and may later without anybody changing a setting. */
public final class StoreAwayException extends StoreException implements Outage {
    private static final long serialVersionUID = 1L;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /**
     * States in which a PostgreSQL is down, on its way up or down, or full (its manual, appendix A). Not among them: what it
     * says to a wrong name, password or database, and 08004, with which it refuses how it was asked.
     */
    private static final Set<String> AWAY =
            Set.of("08000", "08001", "08003", "08006", "57P01", "57P02", "57P03", "53300");

    StoreAwayException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether the failure is one that passes. A certificate that is not trusted is none. */
    static boolean isAway(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SSLException) {
                return false;
            }
        }
        return AWAY.contains(state(failure));
    }

    /** The first SQL state that is told; empty text when there is none. */
    static String state(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    /** What the driver says; empty text when it says nothing. Not for callers: it may name a role or quote a row. */
    static String reason(Throwable failure) {
        String reason = "";
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException) {
                reason = String.valueOf(each.getMessage());
            }
        }
        return reason;
    }

    @Override
    public Duration retryAfter() {
        return RETRY_AFTER;
    }
}
