package io.kestramcp.observe.metrics;

import io.kestramcp.observe.Observer.Start;
import io.kestramcp.observe.Operation;
import io.kestramcp.observe.Upstream;
import java.util.Locale;
import java.util.Map;

/** One request, counted and timed. */
final class MeteredOperation implements Operation {
    private static final int CHARACTERS_PER_TOKEN = 4;

    private final Meters meters;
    private final Start start;
    private final long began = System.nanoTime();
    private String tool = "";
    private String error = "";

    MeteredOperation(Meters meters, Start start) {
        this.meters = meters;
        this.start = start;
    }

    @Override
    public String requestId() {
        return start.requestId();
    }

    @Override
    public void tool(String name) {
        tool = name;
    }

    @Override
    public void failed(String errorType) {
        error = errorType;
    }

    @Override
    public void failed(int code, String errorType) {
        failed(errorType);
    }

    @Override
    public void answered(String by, String failure, int characters) {
        int tokens = (characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
        meters.add(Metric.REPLY_TOKENS, tokens, by);
        if (!failure.isEmpty()) {
            meters.count(Metric.TOOL_ERRORS, by, failure);
        }
    }

    @Override
    public Upstream upstream(String operation, String method) {
        return new Timed(operation, method);
    }

    @Override
    public void close() {
        meters.ended();
        meters.time(
                Metric.OPERATION_DURATION,
                System.nanoTime() - began,
                start.method(),
                tool,
                error,
                start.transport().name().toLowerCase(Locale.ROOT));
    }

    private final class Timed implements Upstream {
        private static final int FIRST_ERROR = 400;

        private final String operation;
        private final String method;
        private final long sent = System.nanoTime();
        private String status = "";
        private String failure = "";

        Timed(String operation, String method) {
            this.operation = operation;
            this.method = method;
        }

        @Override
        public Map<String, String> headers() {
            return Map.of();
        }

        @Override
        public void answered(int code) {
            status = String.valueOf(code);
            failure = code < FIRST_ERROR ? "" : status;
        }

        @Override
        public void failed(String errorType) {
            failure = errorType;
        }

        @Override
        public void close() {
            meters.time(Metric.UPSTREAM_DURATION, System.nanoTime() - sent, operation, method, status, failure);
        }
    }
}
