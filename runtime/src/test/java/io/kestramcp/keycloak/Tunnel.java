package io.kestramcp.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A loopback port that leads to another until it is cut. */
public final class Tunnel implements AutoCloseable {
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final int target;
    private final int port;
    private ServerSocket entry;

    /** Leads to {@code target}. */
    public Tunnel(int target) throws IOException {
        this.target = target;
        mend(0);
        this.port = entry.getLocalPort();
    }

    /** Its own port, the same for its whole life. */
    public int port() {
        return port;
    }

    /** Nobody gets through, and whoever was is thrown out. */
    public void cut() throws IOException {
        entry.close();
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    /** Leads there again. */
    public void mend() throws IOException {
        mend(port);
    }

    private void mend(int at) throws IOException {
        ServerSocket fresh = new ServerSocket();
        fresh.setReuseAddress(true);
        fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
        entry = fresh;
        run(() -> accept(fresh));
    }

    private void accept(ServerSocket from) throws IOException {
        while (true) {
            Socket near = from.accept();
            Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(near);
            open.add(far);
            run(() -> carry(near, far));
            run(() -> carry(far, near));
        }
    }

    private static void carry(Socket from, Socket to) throws IOException {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        }
    }

    private static void run(Step step) {
        Thread thread = new Thread(
                () -> {
                    try {
                        step.run();
                    } catch (IOException ended) {
                        // Cut, or closed by one of the two.
                    }
                },
                "tunnel");
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
