package io.kestramcp.kestra;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server on the loopback address that reads one request on each connection and then does what the test says, down to
 * single bytes and resets. Keeps every request that it read.
 */
final class FakeServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Behaviour behaviour;
    private final List<Received> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    /** Opens when the test is over: a behaviour that never answers waits for it. */
    private final CountDownLatch over = new CountDownLatch(1);

    /** What to do with the request of a given number, which counts from 0. */
    @FunctionalInterface
    interface Behaviour {
        void serve(int number, Received request, Connection connection) throws Exception;
    }

    /** A request as it came: the head's lines, and the body in ISO 8859-1, one character a byte. */
    record Received(String line, List<String> headers, String body) {
        /** The value of a header; null when it is not there. */
        String header(String name) {
            return headers.stream()
                    .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(header -> header.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse(null);
        }
    }

    /** The way back. */
    record Connection(Socket socket, CountDownLatch over) {
        /** Writes a whole answer and ends the connection. */
        void answer(int status, String head, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            write("HTTP/1.1 " + status + " X\r\n" + head + "Connection: close\r\nContent-Length: " + bytes.length
                    + "\r\n\r\n");
            socket.getOutputStream().write(bytes);
        }

        void json(int status, String body) throws IOException {
            answer(status, "Content-Type: application/json\r\n", body);
        }

        void write(String text) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        /** Breaks the connection as a killed process does. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Stays silent until the test is over. */
        void hang() throws InterruptedException {
            over.await();
        }
    }

    FakeServer(Behaviour behaviour) throws IOException {
        this.behaviour = behaviour;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** Answers every request with 200 and {@code body}. */
    static FakeServer answering(String body) throws IOException {
        return new FakeServer((number, request, connection) -> connection.json(200, body));
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    List<Received> requests() {
        return requests;
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        socket.close();
        for (Socket each : open) {
            each.close();
        }
        threads.shutdownNow();
    }

    private void accept() {
        while (true) {
            try {
                Socket connection = socket.accept();
                open.add(connection);
                threads.execute(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            Received request = read(new BufferedInputStream(connection.getInputStream()));
            if (request != null) {
                int number;
                synchronized (requests) {
                    number = requests.size();
                    requests.add(request);
                }
                behaviour.serve(number, request, new Connection(connection, over));
            }
        } catch (Exception clientWentAway) {
            // The test looks at what the client saw.
        }
    }

    private static Received read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.write(next);
        }
        List<String> lines = head.toString(StandardCharsets.ISO_8859_1).lines().toList();
        Received bare = new Received(lines.get(0), lines.subList(1, lines.size() - 1), "");
        String length = bare.header("Content-Length");
        byte[] body = length == null ? new byte[0] : in.readNBytes(Integer.parseInt(length));
        return new Received(bare.line(), bare.headers(), new String(body, StandardCharsets.ISO_8859_1));
    }
}
