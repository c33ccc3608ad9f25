package io.kestramcp.observe;

import java.util.Map;

/** Nobody watches. */
record Unobserved(String requestId) implements Operation {
    private static final Upstream NOWHERE = new Upstream() {
        @Override
        public Map<String, String> headers() {
            return Map.of();
        }

        @Override
        public void answered(int status) {}

        @Override
        public void failed(String errorType) {}

        @Override
        public void close() {}
    };

    @Override
    public void tool(String name) {}

    @Override
    public void failed(String errorType) {}

    @Override
    public void failed(int code, String errorType) {}

    @Override
    public void answered(String tool, String error, int characters) {}

    @Override
    public Upstream upstream(String operation, String method) {
        return NOWHERE;
    }

    @Override
    public void close() {}
}
