package io.kestramcp.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Has the connections end before the server does, so that nobody sends a request on one that is about to go: a balancer keeps
 * some open, and must not send again what changes something (RFC 9110, section 9.2.2).
 */
final class Farewell extends Handler.Wrapper {
    private final Connector connector;
    private final Set<EndPoint> busy = ConcurrentHashMap.newKeySet();
    private volatile boolean begun;

    Farewell(Connector connector, Handler next) {
        super(next);
        this.connector = connector;
    }

    /** From now on a connection ends with its next answer. */
    void begin() {
        begun = true;
    }

    /** Ends those on which nothing runs. */
    void endIdle() {
        connector.getConnectedEndPoints().stream().filter(this::isIdle).forEach(EndPoint::close);
    }

    /** One that has had no request yet was opened for one that is on its way. */
    private boolean isIdle(EndPoint connected) {
        EndPoint plain = connected.getConnection() instanceof SslConnection tls ? tls.getSslEndPoint() : connected;
        return plain.getConnection() != null && plain.getConnection().getMessagesIn() > 0 && !busy.contains(plain);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        EndPoint connection = request.getConnectionMetaData().getConnection().getEndPoint();
        busy.add(connection);
        Request.addCompletionListener(request, failure -> busy.remove(connection));
        if (begun) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        return super.handle(request, response, callback);
    }
}
