package io.kestramcp.sandbox.http;

import io.kestramcp.sandbox.line.Operation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the operation of a request and has it answered, with Kestra's refusals where there is none. */
public final class Router {
    private static final String TENANT = "main";
    private static final Set<String> UNTENANTED_ROOTS =
            Set.of("executions", "flows", "kv", "logs", "namespaces", "outputs", "triggers");

    private final List<Operation> operations;
    private final Handlers handlers;
    private final Authentication authentication;

    /**
     * A router.
     *
     * @param operations all operations of the line, most literal path first
     * @param handlers those that are served
     * @param authentication asked before anything else
     */
    public Router(List<Operation> operations, Handlers handlers, Authentication authentication) {
        this.operations = operations;
        this.handlers = handlers;
        this.authentication = authentication;
    }

    /** The answer to a request; never throws a {@link Refusal}. */
    public Reply route(ReceivedRequest request) {
        Optional<Reply> barred = authentication.refuse(request);
        if (barred.isPresent()) {
            return barred.get();
        }
        try {
            Call call = find(request);
            if (!TENANT.equals(call.parameters().getOrDefault("tenant", TENANT))) {
                throw Refusal.badRequest("Tenant must be 'main' for OSS version");
            }
            Handler handler = handlers.of(call.operation().id())
                    .orElseThrow(() -> Refusal.of(
                            501,
                            "The sandbox does not serve " + call.operation().id()
                                    + ": it is a stand-in for Kestra. Use a real Kestra for this operation."));
            MediaTypes.check(call.operation(), request);
            Reply reply = handler.handle(call);
            // A HEAD has neither body nor type (recording 659 of 1.3).
            return request.method().equals("HEAD") ? Reply.empty(reply.status()) : reply;
        } catch (Refusal refusal) {
            return ErrorBody.of(request, refusal);
        } catch (RuntimeException e) {
            // The real server, too, answers a request that it trips over with 500 and the exception's words.
            return ErrorBody.of(request, Refusal.serverError(String.valueOf(e.getMessage())));
        }
    }

    private Call find(ReceivedRequest request) {
        List<String> segments = segments(request.path());
        Set<String> otherMethods = new TreeSet<>();
        for (Operation operation : operations) {
            Optional<Map<String, String>> parameters = operation.path().match(segments);
            if (parameters.isEmpty()) {
                continue;
            }
            if (operation.method().equals(request.method()) || isHeadOf(operation, request)) {
                return new Call(operation, parameters.get(), Query.parse(request.rawQuery()), request);
            }
            otherMethods.add(operation.method());
        }
        if (otherMethods.isEmpty()) {
            throw Refusal.notFound();
        }
        throw Refusal.of(
                405,
                "Method Not Allowed: Method [" + request.method() + "] not allowed for URI [" + request.uri()
                        + "]. Allowed methods: " + otherMethods);
    }

    private static boolean isHeadOf(Operation operation, ReceivedRequest request) {
        return request.method().equals("HEAD") && operation.method().equals("GET");
    }

    /** Splits before decoding, so that an encoded slash stays in its segment; paths without a tenant mean main. */
    private static List<String> segments(String path) {
        String trimmed = path.endsWith("/") ? path.substring(1, path.length() - 1) : path.substring(1);
        List<String> segments = new ArrayList<>(Arrays.stream(trimmed.split("/", -1))
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList());
        if (segments.size() > 2 && UNTENANTED_ROOTS.contains(segments.get(2))) {
            segments.add(2, TENANT);
        }
        return segments;
    }
}
