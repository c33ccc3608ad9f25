package io.kestramcp.bench.micro;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.client.KestraRequest;
import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.CallOptions;
import io.kestramcp.kestra.Cancellation;
import io.kestramcp.kestra.KestraClient;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraReply;
import io.kestramcp.kestra.KestraServer;
import io.kestramcp.tool.Arguments;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Consent;
import io.kestramcp.tool.Namespaces;
import io.kestramcp.tool.Progress;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.ToolCatalog;
import io.kestramcp.tools.GeneratedTools;
import java.time.Duration;
import okio.ByteString;

/** One call of a real tool that is made again and again with the answer that Kestra once gave. */
final class RecordedCall {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final ToolCatalog.Entry tool;
    private final CallContext context;

    private RecordedCall(ToolCatalog.Entry tool, CallContext context) {
        this.tool = tool;
        this.context = context;
    }

    /** The call with the answer that it gets of {@code kestra} now. */
    static RecordedCall of(String tool, String arguments, KestraClient kestra) throws Exception {
        Recorder recorder = new Recorder(kestra);
        RecordedCall asked = of(tool, arguments, recorder, kestra.server());
        asked.call();
        return of(tool, arguments, new Answering(recorder.last), kestra.server());
    }

    /** The same call, answered with these bytes. */
    RecordedCall answered(String body) {
        KestraReply reply = new KestraReply(200, "application/json", ByteString.encodeUtf8(body));
        return of(
                tool.descriptor().name(),
                context.arguments().values().toString(),
                new Answering(reply),
                context.server());
    }

    /** Reads the arguments, makes the request, and projects the answer; fails when the tool does. */
    Reply call() {
        Reply reply = tool.call(context);
        if (reply.failed()) {
            throw new IllegalStateException(tool.descriptor().name() + ": " + reply.content());
        }
        return reply;
    }

    private static RecordedCall of(String tool, String arguments, KestraClient kestra, KestraServer server) {
        JsonObject values = JsonParser.parseString(arguments).getAsJsonObject();
        return new RecordedCall(
                GeneratedTools.catalog().find(tool).orElseThrow(),
                new CallContext(
                        new Arguments(values),
                        Principal.local(),
                        "main",
                        server,
                        kestra,
                        LONG,
                        new Cancellation(),
                        Progress.NONE,
                        Namespaces.ALL,
                        Consent.NOT_NEEDED));
    }

    /** Answers everything with the same bytes, at once. */
    private record Answering(KestraReply reply) implements KestraClient {
        @Override
        public KestraReply send(KestraRequest request, CallOptions options) {
            return reply;
        }

        @Override
        public KestraServer server() {
            throw new IllegalStateException("no tool asks");
        }
    }

    /** Keeps the last answer. */
    private static final class Recorder implements KestraClient {
        private final KestraClient kestra;
        private KestraReply last;

        Recorder(KestraClient kestra) {
            this.kestra = kestra;
        }

        @Override
        public KestraReply send(KestraRequest request, CallOptions options) throws KestraException {
            last = kestra.send(request, options);
            return last;
        }

        @Override
        public KestraServer server() throws KestraException {
            return kestra.server();
        }
    }
}
