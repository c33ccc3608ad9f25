package io.kestramcp.kestra;

import io.kestramcp.client.KestraRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Kestra as one call sees it; remembers what it answered, for the record. Thread-safe. */
public final class WatchedKestra implements KestraClient {
    /** Nothing like it is an HTTP status: there was no answer. */
    public static final int NO_ANSWER = 0;

    private final KestraClient kestra;
    private final List<Integer> statuses = new ArrayList<>();

    /** Watches what goes through it to {@code kestra}. */
    public WatchedKestra(KestraClient kestra) {
        this.kestra = kestra;
    }

    @Override
    public KestraReply send(KestraRequest request, CallOptions options) throws KestraException {
        try {
            KestraReply reply = kestra.send(request, options);
            add(reply.status());
            return reply;
        } catch (KestraException failed) {
            if (failed.kind() != KestraException.Kind.NO_CREDENTIAL) {
                add(failed.status().orElse(NO_ANSWER));
            }
            throw failed;
        }
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
