package io.kestramcp.observe;

import java.util.Optional;
import org.slf4j.MDC;

/** Puts a request's name into every line that this thread logs while it serves it ({@value #KEY} in the log). */
public final class RequestLog {
    /** The key in the log's context. */
    public static final String KEY = "request";

    private RequestLog() {}

    /** From now on, in this thread; {@link #end} must follow. */
    public static void begin(String requestId) {
        MDC.put(KEY, requestId);
    }

    /** The request that this thread serves. */
    public static Optional<String> current() {
        return Optional.ofNullable(MDC.get(KEY));
    }

    /** No more. */
    public static void end() {
        MDC.remove(KEY);
    }

    /** Has work, in whatever thread it runs, log under the request of the thread that orders it. */
    public static Runnable goingOn(Runnable work) {
        Optional<String> request = current();
        return request.isEmpty()
                ? work
                : () -> {
                    begin(request.get());
                    try {
                        work.run();
                    } finally {
                        end();
                    }
                };
    }
}
