package io.kestramcp.demo;

import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;

/** {@code ./kestra-mcp demo}: shows the gateway at work; with {@code --check}, tries it on every line and transport. */
public final class Demo {
    private static final List<String> LINES = List.of("1.3", "2.0");
    private static final String NEWEST = "2.0";
    private static final int PORT = 8081;

    private final String launcher;
    private final PrintStream out;

    private Demo(String launcher, PrintStream out) {
        this.launcher = launcher;
        this.out = out;
    }

    /** Runs the demo. Exit code 0: all went as told; 1: it did not, and standard error says what; 2: wrong usage. */
    public static void main(String[] arguments) {
        String launcher = System.getProperty("kestra-mcp.launcher", "kestra-mcp");
        Demo demo = new Demo(launcher, System.out);
        System.exit(demo.run(List.of(arguments)));
    }

    private int run(List<String> arguments) {
        if (!arguments.isEmpty() && !arguments.equals(List.of("--check"))) {
            System.err.println("Usage: kestra-mcp demo [--check]");
            return 2;
        }
        try {
            if (arguments.isEmpty()) {
                show();
            } else {
                check();
            }
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } catch (RuntimeException e) {
            System.err.println("Demo failed: " + e.getMessage());
            return 1;
        }
    }

    private void show() throws InterruptedException {
        int port = free(PORT) ? PORT : freePort();
        try (Sandbox kestra = Sandbox.start(SandboxOptions.of(NEWEST));
                Gateway gateway = Gateway.start(launcher, kestra, port)) {
            Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "stop-gateway"));
            out.printf(
                    "%nA stand-in for Kestra %s and the gateway are running. A story, told through MCP:%n%n", NEWEST);
            try (Assistant assistant = Assistant.overHttp(gateway.uri())) {
                new Story(assistant, out).tell();
            }
            out.println(Connecting.to(gateway.uri()));
            gateway.await();
        }
    }

    private void check() throws InterruptedException {
        for (String line : LINES) {
            try (Sandbox kestra = Sandbox.start(SandboxOptions.of(line))) {
                out.printf("Kestra %s over HTTP%n", line);
                try (Gateway gateway = Gateway.start(launcher, kestra, freePort());
                        Assistant assistant = Assistant.overHttp(gateway.uri())) {
                    new Story(assistant, out).tell();
                }
                out.printf("Kestra %s over stdio%n", line);
                try (Assistant assistant =
                        Assistant.overStdio(launcher, List.of("stdio"), Gateway.environment(kestra))) {
                    new Story(assistant, out).tell();
                }
            }
        }
        out.println("All is well: both API lines, HTTP and stdio.");
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on this machine.", e);
        }
    }
}
