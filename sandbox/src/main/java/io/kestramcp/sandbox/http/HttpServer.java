package io.kestramcp.sandbox.http;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** Jetty on the loopback address, which hands each request over whole and writes the answer back. */
public final class HttpServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final Server server = new Server();
    private final ServerConnector connector;

    /**
     * Starts to listen.
     *
     * @param port 0 for any free port
     * @param received told of every request before it is answered
     * @param answer the answer to a request
     * @throws IllegalStateException when the port cannot be had
     */
    public HttpServer(int port, Consumer<ReceivedRequest> received, Function<ReceivedRequest, Reply> answer) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        // The router decides about odd paths, as the real server does.
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
        connector.setHost(HOST);
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                ReceivedRequest whole = read(request);
                received.accept(whole);
                write(answer.apply(whole), response, callback);
                return true;
            }
        });
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(
                    "The sandbox cannot listen on " + HOST + ":" + port + ": " + e.getMessage(), e);
        }
    }

    /** Where it listens. */
    public URI baseUri() {
        return URI.create("http://" + HOST + ":" + connector.getLocalPort());
    }

    private static ReceivedRequest read(Request request) throws Exception {
        ByteBuffer content = Content.Source.asByteBuffer(request);
        byte[] body = new byte[content.remaining()];
        content.get(body);
        List<ReceivedRequest.Header> headers = request.getHeaders().stream()
                .map(field -> new ReceivedRequest.Header(field.getName(), field.getValue()))
                .toList();
        return new ReceivedRequest(
                request.getMethod(),
                request.getHttpURI().getPath(),
                request.getHttpURI().getQuery(),
                headers,
                Bytes.of(body));
    }

    private static void write(Reply reply, Response response, Callback callback) {
        response.setStatus(reply.status());
        if (reply.contentType() != null) {
            response.getHeaders().put("Content-Type", reply.contentType());
        }
        reply.headers().forEach(response.getHeaders()::put);
        response.write(true, reply.body().buffer(), callback);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The sandbox does not stop: " + e.getMessage(), e);
        }
    }
}
