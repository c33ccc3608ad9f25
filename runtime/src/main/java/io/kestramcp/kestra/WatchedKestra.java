package io.kestramcp.kestra;

import io.kestramcp.client.KestraRequest;
import io.kestramcp.client.NameValue;
import io.kestramcp.observe.Operation;
import io.kestramcp.observe.Upstream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Kestra as one call sees it; remembers what it answered, for the record, and tells whoever watches the call. Thread-safe.
 */
public final class WatchedKestra implements KestraClient {
    /** Nothing like it is an HTTP status: there was no answer. */
    public static final int NO_ANSWER = 0;

    private final KestraClient kestra;
    private final Operation operation;
    private final boolean labels;
    private final List<Integer> statuses = new ArrayList<>();

    /**
     * Watches what goes through it to {@code kestra}.
     *
     * @param operation the request of the client that it belongs to
     * @param labels whether executions that are started get a label with the request's name
     */
    public WatchedKestra(KestraClient kestra, Operation operation, boolean labels) {
        this.kestra = kestra;
        this.labels = labels;
        this.operation = operation;
    }

    @Override
    public KestraReply send(KestraRequest request, CallOptions options) throws KestraException {
        try (Upstream upstream = operation.upstream(request.operation(), request.method())) {
            try {
                KestraRequest labelled = labels ? RequestLabel.on(request, operation.requestId()) : request;
                KestraReply reply = kestra.send(with(labelled, upstream.headers()), options);
                add(reply.status());
                upstream.answered(reply.status());
                return reply;
            } catch (KestraException failed) {
                if (failed.kind() != KestraException.Kind.NO_CREDENTIAL) {
                    add(failed.status().orElse(NO_ANSWER));
                }
                upstream.failed(failed.kind().name().toLowerCase(Locale.ROOT));
                throw failed;
            }
        }
    }

    private static KestraRequest with(KestraRequest request, Map<String, String> further) {
        if (further.isEmpty()) {
            return request;
        }
        List<NameValue> headers = new ArrayList<>(request.headers());
        further.forEach((name, value) -> headers.add(new NameValue(name, value)));
        return new KestraRequest(
                request.operation(),
                request.method(),
                request.template(),
                request.path(),
                request.query(),
                headers,
                request.content());
    }

    @Override
    public KestraServer server() throws KestraException {
        return kestra.server();
    }

    @Override
    public Optional<URI> tokenPage() {
        return kestra.tokenPage();
    }

    private synchronized void add(int status) {
        statuses.add(status);
    }

    /** The status of each answer, in the order in which they came; {@value #NO_ANSWER} where there was none. */
    public synchronized List<Integer> statuses() {
        return List.copyOf(statuses);
    }
}
