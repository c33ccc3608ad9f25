package io.kestramcp.rules;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * The HTTP client of the tests: reading the answer fails with what is wrong when the gateway sends from {@code /mcp} what the
 * protocol does not have. The refusals of sign-in are OAuth's.
 */
public final class CheckedHttp extends HttpClient {
    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return http.send(request, checked(request, handler));
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return http.sendAsync(request, checked(request, handler));
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushed) {
        return http.sendAsync(request, checked(request, handler), pushed);
    }

    private static <T> BodyHandler<T> checked(HttpRequest request, BodyHandler<T> handler) {
        if (!request.uri().getPath().equals("/mcp")) {
            return handler;
        }
        Exchange exchange = new Exchange();
        exchange.sent(body(request));
        return info -> {
            String type = info.headers().firstValue("Content-Type").orElse("");
            boolean events = type.startsWith("text/event-stream");
            boolean messages = events || (type.startsWith("application/json") && !ofSignIn(info));
            return messages ? new CheckedSubscriber<>(handler.apply(info), exchange, events) : handler.apply(info);
        };
    }

    /** The second while the identity provider cannot be reached. */
    private static boolean ofSignIn(ResponseInfo info) {
        return info.headers().firstValue("WWW-Authenticate").isPresent()
                || (info.statusCode() == 503
                        && info.headers().firstValue("Retry-After").isPresent());
    }

    private static String body(HttpRequest request) {
        var text = BodySubscribers.ofString(StandardCharsets.UTF_8);
        request.bodyPublisher()
                .ifPresent(publisher -> publisher.subscribe(new Flow.Subscriber<ByteBuffer>() {
                    @Override
                    public void onSubscribe(Flow.Subscription subscription) {
                        text.onSubscribe(subscription);
                    }

                    @Override
                    public void onNext(ByteBuffer buffer) {
                        text.onNext(List.of(buffer));
                    }

                    @Override
                    public void onError(Throwable cause) {
                        text.onError(cause);
                    }

                    @Override
                    public void onComplete() {
                        text.onComplete();
                    }
                }));
        return request.bodyPublisher().isPresent()
                ? text.getBody().toCompletableFuture().join()
                : "";
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return http.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return http.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return http.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return http.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return http.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return http.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return http.authenticator();
    }

    @Override
    public Version version() {
        return http.version();
    }

    @Override
    public Optional<Executor> executor() {
        return http.executor();
    }
}
