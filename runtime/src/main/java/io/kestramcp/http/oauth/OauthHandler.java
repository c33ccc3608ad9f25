package io.kestramcp.http.oauth;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import io.kestramcp.oauth.server.AuthorizationServer;
import io.kestramcp.oauth.server.ServerPaths;
import io.kestramcp.outage.Outage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The doors for clients: metadata, keys, and what is sent by POST. */
public final class OauthHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(OauthHandler.class);
    private static final String JSON = "application/json";
    private static final int MAX_BYTES = 16 * 1024;
    private static final Set<String> READ = Set.of("GET", "HEAD");

    private final AuthorizationServer server;
    private final Function<Request, String> senders;

    /** @param senders tells whose share of limits a request is */
    public OauthHandler(AuthorizationServer server, Function<Request, String> senders) {
        this.server = server;
        this.senders = senders;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        String path = Request.getPathInContext(request);
        try {
            return answered(path, request, response, callback);
        } catch (RuntimeException e) {
            failed(path, e, response, callback);
            return true;
        }
    }

    private boolean answered(String path, Request request, Response response, Callback callback) throws IOException {
        boolean readable = server.metadataPaths().contains(path) || path.equals(ServerPaths.JWKS);
        if (readable && READ.contains(request.getMethod())) {
            String document = path.equals(ServerPaths.JWKS) ? server.publicKeys() : server.metadata();
            write(response, callback, HttpStatus.OK_200, document);
            return true;
        }
        if (readable) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            write(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, error("Use GET."));
            return true;
        }
        return ServerPaths.POSTED.contains(path) && post(path, request, response, callback);
    }

    private boolean post(String path, Request request, Response response, Callback callback) throws IOException {
        if (!request.getMethod().equals("POST")) {
            response.getHeaders().put(HttpHeader.ALLOW, "POST");
            write(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, error("Use POST."));
            return true;
        }
        // Not closed: that would fail a request whose body is longer, and with it the answer that says so.
        byte[] body = Content.Source.asInputStream(request).readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            write(response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413, error("The message is too large."));
            return true;
        }
        try {
            Optional<HTTPResponse> answer = server.post(path, message(path, request, body), senders.apply(request));
            answer.ifPresent(known -> write(known, response, callback));
            return answer.isPresent();
        } catch (ParseException e) {
            write(response, callback, HttpStatus.BAD_REQUEST_400, error("The message cannot be read."));
        }
        return true;
    }

    private static void failed(String path, RuntimeException e, Response response, Callback callback) {
        if (e instanceof Outage outage) {
            LOG.warn("{} failed: {}", path, e.getMessage());
            response.getHeaders()
                    .put(HttpHeader.RETRY_AFTER, outage.retryAfter().toSeconds());
            write(
                    response,
                    callback,
                    HttpStatus.SERVICE_UNAVAILABLE_503,
                    "{\"error\":\"temporarily_unavailable\","
                            + "\"error_description\":\"The gateway cannot reach its store now. Try again later.\"}");
            return;
        }
        LOG.error("{} failed", path, e);
        write(
                response,
                callback,
                HttpStatus.INTERNAL_SERVER_ERROR_500,
                "{\"error\":\"server_error\",\"error_description\":\"The gateway failed. Its log says why.\"}");
    }

    private HTTPRequest message(String path, Request request, byte[] body) throws ParseException {
        HTTPRequest message = new HTTPRequest(HTTPRequest.Method.POST, URI.create(server.issuer() + path));
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (type != null) {
            message.setContentType(type);
        }
        List<String> authorization = request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION);
        if (!authorization.isEmpty()) {
            message.setAuthorization(String.join(", ", authorization));
        }
        message.setBody(new String(body, StandardCharsets.UTF_8));
        return message;
    }

    private static void write(HTTPResponse answer, Response response, Callback callback) {
        response.setStatus(answer.getStatusCode());
        answer.getHeaderMap()
                .forEach((name, values) ->
                        values.forEach(value -> response.getHeaders().put(name, value)));
        String body = answer.getBody() == null ? "" : answer.getBody();
        response.write(true, BufferUtil.toBuffer(body.getBytes(StandardCharsets.UTF_8)), callback);
    }

    private static void write(Response response, Callback callback, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, JSON);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(true, BufferUtil.toBuffer(bytes), callback);
    }

    /** @param description of ours, without a quote */
    private static String error(String description) {
        return "{\"error\":\"invalid_request\",\"error_description\":\"" + description + "\"}";
    }
}
