package io.kestramcp.tools;

import com.google.gson.JsonObject;
import io.kestramcp.client.KestraRequest;
import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.ApiLine;
import io.kestramcp.kestra.CallOptions;
import io.kestramcp.kestra.Cancellation;
import io.kestramcp.kestra.KestraClient;
import io.kestramcp.kestra.KestraReply;
import io.kestramcp.kestra.KestraServer;
import io.kestramcp.tool.Arguments;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Consent;
import io.kestramcp.tool.Namespaces;
import io.kestramcp.tool.Progress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A Kestra that remembers what it was sent, and answers what it was told to. */
final class KestraStub implements KestraClient {
    private final KestraServer server;
    private final Deque<KestraReply> replies = new ArrayDeque<>();
    private final List<KestraRequest> requests = new ArrayList<>();

    KestraStub(ApiLine line) {
        server = new KestraServer(line + ".0", "OSS", line, true);
    }

    KestraStub answering(KestraReply reply) {
        replies.add(reply);
        return this;
    }

    CallContext call(JsonObject arguments) {
        return new CallContext(
                new Arguments(arguments),
                Principal.local(),
                "main",
                server,
                this,
                Duration.ofSeconds(1),
                new Cancellation(),
                Progress.NONE,
                Namespaces.ALL,
                Consent.NOT_NEEDED);
    }

    List<KestraRequest> requests() {
        return requests;
    }

    @Override
    public KestraReply send(KestraRequest request, CallOptions options) {
        requests.add(request);
        return replies.remove();
    }

    @Override
    public KestraServer server() {
        return server;
    }
}
