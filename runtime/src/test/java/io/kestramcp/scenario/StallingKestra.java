package io.kestramcp.scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Stands before a Kestra, passes reading requests on, and never answers those for one path: shows when such a request has
 * come, and when the gateway has given it up.
 */
final class StallingKestra implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient http = HttpClient.newHttpClient();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch givenUp = new CountDownLatch(1);
    private final URI behind;
    private final String stalled;

    /** @param stalled part of the paths that are never answered */
    StallingKestra(URI behind, String stalled) throws IOException {
        this.behind = behind;
        this.stalled = stalled;
        threads.execute(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** Waits until a request has come that is not answered. */
    boolean reached() throws InterruptedException {
        return reached.await(30, TimeUnit.SECONDS);
    }

    /** Waits until the gateway has closed the connection of that request. */
    boolean givenUp() throws InterruptedException {
        return givenUp.await(30, TimeUnit.SECONDS);
    }

    /** Whether it still waits. */
    boolean waiting() {
        return givenUp.getCount() > 0;
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection));
            }
        } catch (IOException e) {
            // It was closed.
            threads.shutdown();
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = connection.getInputStream();
            BufferedReader head = new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
            String path = head.readLine().split(" ", 3)[1];
            String line = head.readLine();
            while (!line.isEmpty()) {
                line = head.readLine();
            }
            if (path.contains(stalled)) {
                reached.countDown();
                while (head.read() >= 0) {
                    // Whatever comes, nothing is answered.
                }
                givenUp.countDown();
            } else {
                answer(connection.getOutputStream(), path);
            }
        } catch (IOException e) {
            // A reset is a way to give up, too.
            if (reached.getCount() == 0) {
                givenUp.countDown();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(OutputStream out, String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> response =
                http.send(HttpRequest.newBuilder(behind.resolve(path)).build(), BodyHandlers.ofByteArray());
        String head = "HTTP/1.1 " + response.statusCode() + " X\r\nContent-Type: "
                + response.headers().firstValue("Content-Type").orElse("text/plain") + "\r\nContent-Length: "
                + response.body().length + "\r\nConnection: close\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.write(response.body());
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
