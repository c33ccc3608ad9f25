package io.kestramcp.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A line to a server that can fall silent: connections stay, new ones are made, and nothing passes any more. */
public final class SilentLine implements AutoCloseable {
    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int to;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean silent;

    /** @param to the server's port on this machine */
    public SilentLine(int to) throws IOException {
        this.to = to;
        daemon(this::accept);
    }

    /** Where it begins, on this machine. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** From now on nothing passes. */
    public void fallSilent() {
        silent = true;
    }

    private void accept() throws IOException {
        while (!entrance.isClosed()) {
            Socket near = entrance.accept();
            sockets.add(near);
            Socket far = new Socket(InetAddress.getLoopbackAddress(), to);
            sockets.add(far);
            daemon(() -> pass(near.getInputStream(), far.getOutputStream()));
            daemon(() -> pass(far.getInputStream(), near.getOutputStream()));
        }
    }

    private void pass(InputStream from, OutputStream into) throws IOException {
        byte[] bytes = new byte[8192];
        int length = from.read(bytes);
        while (length >= 0) {
            if (!silent) {
                into.write(bytes, 0, length);
                into.flush();
            }
            length = from.read(bytes);
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException closed) {
                        // One end has gone, and with it the work.
                    }
                },
                "silent-line");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
