package io.kestramcp.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.http.Readiness.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** {@code /livez}: the process runs. {@code /readyz}: it can do its work; {@code ?verbose} lists what that needs. */
final class Health extends Handler.Abstract {
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final Readiness readiness;
    private final BooleanSupplier stopping;

    /** @param stopping whether no new work is to be sent here */
    Health(Readiness readiness, BooleanSupplier stopping) {
        this.readiness = readiness;
        this.stopping = stopping;
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
            ready("verbose".equals(request.getHttpURI().getQuery()), response, callback);
        }
        return true;
    }

    private void ready(boolean verbose, Response response, Callback callback) {
        List<Check> checks = new ArrayList<>(readiness.checks());
        if (stopping.getAsBoolean()) {
            checks.add(new Check("gateway", false, "The gateway is stopping."));
        }
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
