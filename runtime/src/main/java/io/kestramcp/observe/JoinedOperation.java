package io.kestramcp.observe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One request that several watch. */
record JoinedOperation(String requestId, List<Operation> parts) implements Operation {
    @Override
    public void tool(String name) {
        parts.forEach(each -> each.tool(name));
    }

    @Override
    public void failed(String errorType) {
        parts.forEach(each -> each.failed(errorType));
    }

    @Override
    public void failed(int code, String errorType) {
        parts.forEach(each -> each.failed(code, errorType));
    }

    @Override
    public void answered(String tool, String error, int characters) {
        parts.forEach(each -> each.answered(tool, error, characters));
    }

    @Override
    public Upstream upstream(String operation, String method) {
        return new JoinedUpstream(
                parts.stream().map(each -> each.upstream(operation, method)).toList());
    }

    @Override
    public void close() {
        parts.forEach(Operation::close);
    }

    private record JoinedUpstream(List<Upstream> parts) implements Upstream {
        @Override
        public Map<String, String> headers() {
            Map<String, String> headers = new HashMap<>();
            parts.forEach(each -> headers.putAll(each.headers()));
            return headers;
        }

        @Override
        public void answered(int status) {
            parts.forEach(each -> each.answered(status));
        }

        @Override
        public void failed(String errorType) {
            parts.forEach(each -> each.failed(errorType));
        }

        @Override
        public void close() {
            parts.forEach(Upstream::close);
        }
    }
}
