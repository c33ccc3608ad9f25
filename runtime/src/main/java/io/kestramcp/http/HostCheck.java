package io.kestramcp.http;

import io.kestramcp.config.ServerSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets in what was meant for this server: a web page that rebinds its own name to 127.0.0.1 sends its own name as host,
 * and its own origin (MCP, Streamable HTTP, security). Names are compared whole.
 */
final class HostCheck extends Handler.Wrapper {
    private final Set<String> hosts;
    private final Set<String> origins;

    /**
     * @param ownNames Host headers under which clients know this server, besides the loopback names
     * @param ownOrigins under which browsers know its pages, besides those of the loopback names
     */
    HostCheck(ServerSettings settings, int port, Set<String> ownNames, Set<String> ownOrigins, Handler next) {
        super(next);
        this.hosts = lowerCase(settings.allowedHosts());
        hosts.addAll(ownNames);
        this.origins = lowerCase(settings.allowedOrigins());
        origins.addAll(ownOrigins);
        for (String name : Loopback.NAMES) {
            hosts.add(name + ":" + port);
            origins.add(settings.scheme() + "://" + name + ":" + port);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        List<String> host = request.getHeaders().getValuesList(HttpHeader.HOST);
        String target = request.getHttpURI().getAuthority();
        if (!only(host, hosts) || (target != null && !hosts.contains(lowerCase(target)))) {
            JsonText.write(
                    response,
                    callback,
                    HttpStatus.MISDIRECTED_REQUEST_421,
                    JsonText.refusal(
                            request,
                            "This server does not answer to that Host header. Use a loopback name with the port, or have the operator allow the name."));
            return true;
        }
        List<String> origin = request.getHeaders().getValuesList(HttpHeader.ORIGIN);
        if (!origin.isEmpty() && !only(origin, origins)) {
            JsonText.write(
                    response,
                    callback,
                    HttpStatus.FORBIDDEN_403,
                    JsonText.refusal(
                            request,
                            "Web pages of that Origin may not use this server. The operator can allow the origin."));
            return true;
        }
        return super.handle(request, response, callback);
    }

    private static boolean only(List<String> values, Set<String> allowed) {
        return values.size() == 1 && allowed.contains(lowerCase(values.get(0)));
    }

    private static String lowerCase(String value) {
        return value.toLowerCase(Locale.ROOT);
    }

    private static Set<String> lowerCase(List<String> values) {
        Set<String> lower = new HashSet<>();
        values.forEach(value -> lower.add(lowerCase(value)));
        return lower;
    }
}
