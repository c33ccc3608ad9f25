package io.kestramcp.doctor.setup;

import io.kestramcp.config.OperationSettings;
import io.kestramcp.config.ServerSettings;
import io.kestramcp.config.Transport;
import io.kestramcp.doctor.Check;
import io.kestramcp.doctor.Fault;
import io.kestramcp.doctor.Finding;
import io.kestramcp.doctor.Installation;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Where the gateway listens, and to whom. */
public final class ListenChecks {
    private static final Fault OPEN = Fault.failure(
            "open",
            "others can reach the address, and nobody has to sign in",
            "Set OIDC_ISSUER_URL and KESTRA_MCP_PUBLIC_URL to have callers sign in (docs/sign-in.md), or"
                    + " KESTRA_MCP_HOST=127.0.0.1 to serve this machine alone. The gateway does not start like this.");
    private static final Fault TAKEN = Fault.failure(
            "taken",
            "another program has the port",
            "Stop that program, or set KESTRA_MCP_PORT to another port (0: any free one).");
    private static final Fault NOT_OURS = Fault.failure(
            "not-ours",
            "the address cannot be listened on",
            "Set KESTRA_MCP_HOST to an address of this machine (127.0.0.1; 0.0.0.0 for all of them), and KESTRA_MCP_PORT to"
                    + " a port above 1023, unless the gateway may use lower ones.");

    private static final Fault MANAGEMENT_TAKEN = Fault.failure(
            "taken",
            "another program has it, or it cannot be listened on",
            "Set KESTRA_MCP_MANAGEMENT_PORT to another port, other than KESTRA_MCP_PORT too, and KESTRA_MCP_MANAGEMENT_HOST"
                    + " to an address of this machine.");

    private final Installation installation;

    public ListenChecks(Installation installation) {
        this.installation = installation;
    }

    /** In their order. */
    public List<Check> checks() {
        return List.of(
                Check.of("listen.access", "who can reach the address without signing in", this::access, OPEN)
                        .after(SettingsChecks.READ, "provider.settings"),
                Check.of("listen.port", "the port is free", this::port, TAKEN, NOT_OURS)
                        .after(SettingsChecks.READ),
                Check.of("listen.management", "the management port is free", this::management, MANAGEMENT_TAKEN)
                        .after(SettingsChecks.READ));
    }

    private Finding access() throws Exception {
        ServerSettings server = installation.settings().server();
        if (server.transport() == Transport.STDIO) {
            return Finding.unneeded("over stdio nobody else can");
        }
        if (installation.signIn().isPresent()) {
            return Finding.ok("Callers sign in.");
        }
        return server.loopback()
                ? Finding.ok("Nobody signs in; only this machine reaches " + server.host() + ".")
                : Finding.of(OPEN, "Nobody signs in, and others may reach " + server.host() + ".");
    }

    private Finding port() throws Exception {
        ServerSettings server = installation.settings().server();
        if (server.transport() == Transport.STDIO || server.port() == 0) {
            return Finding.unneeded("no certain port is asked for");
        }
        return bound(server.host(), server.port(), () -> RunningGateway.listensAt(server), TAKEN, NOT_OURS);
    }

    private Finding management() throws Exception {
        ServerSettings server = installation.settings().server();
        OperationSettings operation = installation.settings().operation();
        int port = operation.managementPort().orElse(0);
        if (server.transport() == Transport.STDIO || port == 0) {
            return Finding.unneeded("no certain port is asked for");
        }
        return port == server.port()
                ? Finding.of(MANAGEMENT_TAKEN, "Port " + port + " is to serve MCP already.")
                : bound(
                        operation.managementHost(),
                        port,
                        () -> RunningGateway.listensAt(operation.managementHost(), port),
                        MANAGEMENT_TAKEN,
                        MANAGEMENT_TAKEN);
    }

    private static Finding bound(String host, int port, BooleanSupplier gateway, Fault taken, Fault notOurs) {
        String place = host + ":" + port;
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
            return Finding.ok(place + " is free.");
        } catch (IOException unbound) {
            boolean used = String.valueOf(unbound.getMessage()).contains("in use");
            if (used && gateway.getAsBoolean()) {
                return Finding.ok("A gateway is running at " + place + ".");
            }
            return Finding.of(used ? taken : notOurs, place + " cannot be had: " + unbound.getMessage() + ".");
        }
    }
}
