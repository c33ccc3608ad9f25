package io.kestramcp.soak;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Stands before a Kestra and does to it what networks, proxies and restarts do. One request a connection. */
final class FaultyKestra implements AutoCloseable {
    /** The largest answer that a gateway reads is 16 MiB. */
    private static final int TOO_LARGE = 17 << 20;

    private static final Set<String> HOP = Set.of("host", "connection", "content-length", "accept-encoding", "expect");

    private final ServerSocket socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI behind;
    private final Supplier<KestraFault> faults;

    private record Received(String method, String target, List<String> headers, ByteBuffer body) {}

    /** @param faults chooses for each request */
    FaultyKestra(URI behind, Supplier<KestraFault> faults) throws IOException {
        this.behind = behind;
        this.faults = faults;
        threads.execute(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection));
            }
        } catch (IOException closed) {
            threads.shutdown();
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setSoTimeout(30_000);
            Received request = read(new BufferedInputStream(connection.getInputStream()));
            if (request != null) {
                answer(request, faults.get(), connection);
            }
        } catch (IOException gone) {
            // The gateway has given up; it is the gateway that is looked at.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(Received request, KestraFault fault, Socket connection)
            throws IOException, InterruptedException {
        OutputStream out = connection.getOutputStream();
        switch (fault) {
            case NONE -> write(out, pass(request));
            case SLOW -> {
                HttpResponse<byte[]> response = pass(request);
                Thread.sleep(ThreadLocalRandom.current().nextInt(2_000));
                write(out, response);
            }
            case DOWN -> reset(connection);
            case RESET_AFTER_IT_WAS_DONE -> {
                pass(request);
                reset(connection);
            }
            case HALF_AN_ANSWER -> {
                HttpResponse<byte[]> response = pass(request);
                // More is announced than comes, even where the answer is empty.
                head(
                        out,
                        response.statusCode(),
                        type(response) + "Content-Length: " + (response.body().length + 1) + "\r\n");
                out.write(response.body(), 0, response.body().length / 2);
                out.flush();
                reset(connection);
            }
            case TOO_MANY -> head(out, 429, "Retry-After: 1\r\nContent-Length: 0\r\n");
            case NOT_THERE -> head(out, 503, "Content-Length: 0\r\n");
            case BROKEN -> head(out, 500, "Content-Length: 0\r\n");
            case WEB_PAGE -> {
                head(out, 200, "Content-Type: text/html\r\nContent-Length: 28\r\n");
                out.write("<title>Sign in here!</title>".getBytes(StandardCharsets.US_ASCII));
            }
            case REDIRECT -> head(out, 302, "Location: http://127.0.0.1:9/\r\nContent-Length: 0\r\n");
            case ENDLESS -> {
                head(out, 200, "Content-Type: application/json\r\n");
                byte[] spaces = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
                for (int sent = 0; sent < TOO_LARGE; sent += spaces.length) {
                    out.write(spaces);
                }
            }
            case GZIP_BOMB -> {
                head(out, 200, "Content-Type: application/json\r\nContent-Encoding: gzip\r\n");
                out.write(KestraFault.bomb(TOO_LARGE));
            }
        }
    }

    private static void reset(Socket connection) throws IOException {
        connection.setSoLinger(true, 0);
        connection.close();
    }

    private static void head(OutputStream out, int status, String headers) throws IOException {
        out.write(("HTTP/1.1 " + status + " X\r\nConnection: close\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    private static String type(HttpResponse<byte[]> response) {
        return "Content-Type: " + response.headers().firstValue("Content-Type").orElse("text/plain") + "\r\n";
    }

    private static void write(OutputStream out, HttpResponse<byte[]> response) throws IOException {
        head(out, response.statusCode(), type(response) + "Content-Length: " + response.body().length + "\r\n");
        out.write(response.body());
        out.flush();
    }

    private HttpResponse<byte[]> pass(Received request) throws IOException, InterruptedException {
        HttpRequest.Builder passed = HttpRequest.newBuilder(URI.create(behind + request.target()))
                .method(
                        request.method(),
                        BodyPublishers.ofByteArray(request.body().array()));
        for (String header : request.headers()) {
            String[] parts = header.split(":", 2);
            if (!HOP.contains(parts[0].toLowerCase(Locale.ROOT))) {
                passed.header(parts[0], parts[1].strip());
            }
        }
        return http.send(passed.build(), BodyHandlers.ofByteArray());
    }

    private static Received read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int last = 0;
        while (last != 0x0d0a0d0a) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.write(next);
            last = (last << 8) | next;
        }
        List<String> lines = head.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.isEmpty())
                .toList();
        List<String> headers = lines.subList(1, lines.size());
        int length = headers.stream()
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(header -> Integer.parseInt(header.split(":", 2)[1].strip()))
                .findFirst()
                .orElse(0);
        String[] start = lines.get(0).split(" ", 3);
        return new Received(start[0], start[1], headers, ByteBuffer.wrap(in.readNBytes(length)));
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
