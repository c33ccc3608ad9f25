package io.kestramcp.observe;

import java.util.List;

/** Watches what the gateway does, to measure and to trace it. Thread-safe; never fails, and never waits for anything. */
@FunctionalInterface
public interface Observer {
    /** Watches nothing. */
    Observer NONE = start -> new Unobserved(start.requestId());

    /** A client's request begins to be served. */
    Operation begin(Start start);

    /** All of them together. */
    static Observer all(List<Observer> observers) {
        return switch (observers.size()) {
            case 0 -> NONE;
            case 1 -> observers.get(0);
            default ->
                start -> new JoinedOperation(
                        start.requestId(),
                        observers.stream().map(each -> each.begin(start)).toList());
        };
    }

    /**
     * What is known of a request when it begins.
     *
     * @param requestId the gateway's own name for it, in the log, the audit and every error
     * @param method of the protocol; one that is served, or {@link #OTHER}: a caller's own words must not become a metric
     * @param transport how it came
     * @param parent the client's trace, if it told one
     */
    record Start(String requestId, String method, Transport transport, TraceContext parent) {
        /** The method of a request that is not served. */
        public static final String OTHER = "_OTHER";
    }

    /** How requests come, in the words of OpenTelemetry's {@code network.transport}. */
    enum Transport {
        /** Over HTTP. */
        TCP,
        /** Over standard input. */
        PIPE
    }
}
