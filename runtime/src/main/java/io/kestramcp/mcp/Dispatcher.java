package io.kestramcp.mcp;

import io.kestramcp.identity.Identity;
import io.kestramcp.kestra.Cancellation;
import io.kestramcp.mcp.Message.Request;
import io.kestramcp.tool.Progress;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds a message's era, and answers a request so that nothing but JSON-RPC comes out. Thread-safe. */
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Era modern;
    private final Era legacy;

    Dispatcher(Era modern, Era legacy) {
        this.modern = modern;
        this.legacy = legacy;
    }

    /** The era of a message on stdio: the modern one names its version in every request. */
    Era eraOf(Message message) {
        return ModernEra.claims(message) ? modern : legacy;
    }

    /** The era of a message over HTTP, where the version header tells it too. Versions are dates, so they sort. */
    Era eraOf(Message message, HttpHeaders headers) {
        boolean modernHeader = headers.all(ModernHeaders.PROTOCOL_VERSION).stream()
                .anyMatch(version -> DATE.matcher(version).matches() && version.compareTo(ModernEra.VERSION) >= 0);
        return modernHeader ? modern : eraOf(message);
    }

    /**
     * The whole answer to a request whose envelope was accepted, a result or an error, as one line of JSON. Throws nothing:
     * somebody waits for the line.
     */
    String answer(Era era, Request request, Identity caller, Cancellation cancellation, Consumer<ObjectNode> notify) {
        Progress progress = ProgressNotifier.of(request, cancellation, notify);
        try {
            ObjectNode result = era.answer(request, new Scope(caller, cancellation, progress));
            return Wire.text(Wire.result(request.id(), result));
        } catch (ProtocolException e) {
            return Wire.text(Wire.error(request.id(), e));
        } catch (RuntimeException | Error e) {
            String incident = Incident.log(LOG, request.method() + " failed", e);
            return Wire.text(Wire.error(
                    request.id(),
                    ProtocolException.internal(
                            200, "The gateway failed; its log says more under incident " + incident + ".")));
        }
    }

    /** The answer when too many requests are running already. */
    static String busy(Request request) {
        return Wire.text(Wire.error(
                request.id(),
                ProtocolException.internal(
                        503, "The gateway is busy. Nothing was done; call again in a few seconds.")));
    }
}
