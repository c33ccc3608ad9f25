package io.kestramcp.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** The protected resource's metadata at both well-known paths (RFC 9728, section 3.1), open to everybody. */
final class ResourceMetadata extends Handler.Abstract {
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final List<String> paths;
    private final SignIn signIn;

    ResourceMetadata(SignIn signIn) {
        this.paths = signIn.resource().metadataPaths();
        this.signIn = signIn;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!paths.contains(Request.getPathInContext(request))) {
            return false;
        }
        if (!METHODS.contains(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            JsonText.write(
                    response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, JsonText.refusal(request, "Use GET."));
        } else {
            byte[] document = signIn.resource().metadata().getBytes(StandardCharsets.UTF_8);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, JsonText.TYPE);
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, document.length);
            response.write(true, BufferUtil.toBuffer(document), callback);
        }
        return true;
    }
}
