package io.kestramcp.sandbox;

import java.util.List;

/** Starts one sandbox per API line, for use by hand: {@code SandboxMain [port of 1.3] [port of 2.0]}. */
public final class SandboxMain {
    private static final String PORT_1_3 = "8083";
    private static final String PORT_2_0 = "8084";

    private SandboxMain() {}

    /** Runs until it is interrupted. */
    public static void main(String[] arguments) throws InterruptedException {
        List<Sandbox> sandboxes = List.of(
                start("1.3", arguments.length > 0 ? arguments[0] : PORT_1_3),
                start("2.0", arguments.length > 1 ? arguments[1] : PORT_2_0));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> sandboxes.forEach(Sandbox::close)));
        Thread.currentThread().join();
    }

    private static Sandbox start(String line, String port) {
        Sandbox sandbox = Sandbox.start(SandboxOptions.of(line).withPort(Integer.parseInt(port)));
        System.err.println("Sandbox: a stand-in for Kestra " + line + ", NOT Kestra. It runs nothing real and forgets"
                + " everything when it stops. " + sandbox.baseUri() + " user " + SandboxOptions.DEMO_USERNAME
                + " password " + SandboxOptions.DEMO_PASSWORD);
        return sandbox;
    }
}
