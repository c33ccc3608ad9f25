package io.kestramcp.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.http.Readiness.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * {@code /livez}: the process runs. {@code /readyz}: it can do its work; {@code ?verbose} lists what that needs.
 * {@code /readyz?self}: it is for balancers to use, whatever all replicas lack alike.
 */
final class Health extends Handler.Abstract {
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final Readiness all;
    private final Readiness self;
    private final Supplier<Optional<String>> closed;

    /**
     * @param all all that is needed
     * @param self what tells this process from its peers
     * @param closed why no work is to be sent here, if so
     */
    Health(Readiness all, ReadyOnce self, Supplier<Optional<String>> closed) {
        this.all = all;
        this.self = self;
        this.closed = closed;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        if (!path.equals("/livez") && !path.equals("/readyz")) {
            return false;
        }
        if (!METHODS.contains(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            JsonText.write(
                    response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, JsonText.refusal(request, "Use GET."));
        } else if (path.equals("/livez")) {
            JsonText.write(response, callback, HttpStatus.OK_200, status("live"));
        } else {
            String query = Objects.requireNonNullElse(request.getHttpURI().getQuery(), "");
            List<String> asked = Arrays.asList(query.split("&", -1));
            ready(asked.contains("self") ? self : all, asked.contains("verbose"), response, callback);
        }
        return true;
    }

    private void ready(Readiness readiness, boolean verbose, Response response, Callback callback) {
        List<Check> checks = new ArrayList<>(readiness.checks());
        closed.get().ifPresent(why -> checks.add(new Check("gateway", false, why)));
        boolean ready = checks.stream().allMatch(Check::ready);
        JsonObject body = status(ready ? "ready" : "not ready");
        JsonArray list = new JsonArray();
        checks.stream().filter(check -> verbose || !check.ready()).forEach(check -> list.add(json(check)));
        if (!list.isEmpty()) {
            body.add("checks", list);
        }
        JsonText.write(response, callback, ready ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503, body);
    }

    private static JsonObject json(Check check) {
        JsonObject json = new JsonObject();
        json.addProperty("name", check.name());
        json.addProperty("ready", check.ready());
        json.addProperty("detail", check.detail());
        return json;
    }

    private static JsonObject status(String status) {
        JsonObject body = new JsonObject();
        body.addProperty("status", status);
        return body;
    }
}
