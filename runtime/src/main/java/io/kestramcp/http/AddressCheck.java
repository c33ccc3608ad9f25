package io.kestramcp.http;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets in who asks by an address, as platforms do, or by a loopback name. A web page that rebinds its own name to an address
 * of ours sends that name.
 */
final class AddressCheck extends Handler.Wrapper {
    private static final Pattern ADDRESS = Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+])(:\\d+)?");

    private final List<String> allowed;

    /** @param allowed further Host headers, in lower case */
    AddressCheck(List<String> allowed, Handler next) {
        super(next);
        this.allowed = List.copyOf(allowed);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String host = String.valueOf(request.getHeaders().get("Host")).toLowerCase(Locale.ROOT);
        boolean loopback = Loopback.NAMES.contains(host.replaceFirst(":\\d+$", ""));
        if (loopback || allowed.contains(host) || ADDRESS.matcher(host).matches()) {
            return super.handle(request, response, callback);
        }
        JsonText.write(
                response,
                callback,
                HttpStatus.MISDIRECTED_REQUEST_421,
                JsonText.refusal(
                        request,
                        "The management port answers to addresses and loopback names. Have the operator allow the name (KESTRA_MCP_ALLOWED_HOSTS)."));
        return true;
    }
}
