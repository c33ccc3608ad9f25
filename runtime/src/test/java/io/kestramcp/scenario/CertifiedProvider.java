package io.kestramcp.scenario;

import io.kestramcp.conformance.NodeProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** npm's oidc-provider, which is certified, and what a gateway in front of it is told. Who signs in as NAME has the role NAME. */
final class CertifiedProvider implements AutoCloseable {
    private final NodeProcess process;
    private final OwnAddress gateway;
    private final String issuer;

    /** @param kind the form of its access tokens, {@code jwt} or {@code opaque}, then the scopes that it has for the gateway */
    CertifiedProvider(OwnAddress gateway, List<String> kind) throws IOException {
        this.gateway = gateway;
        List<String> arguments = new ArrayList<>(kind);
        arguments.add(1, gateway.url());
        this.process = new NodeProcess("oauth/provider.mjs", arguments.toArray(String[]::new));
        this.issuer = process.line("issuer ");
    }

    String issuer() {
        return issuer;
    }

    /** Of a gateway that lets in whom it vouches for. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(gateway.settings());
        settings.put("KESTRA_MCP_TOOLSETS", "all");
        settings.put("OIDC_ISSUER_URL", issuer);
        return settings;
    }

    /** Of a gateway that is one of its clients. */
    static Map<String, String> client() {
        return Map.of("OIDC_CLIENT_ID", "gateway", "OIDC_CLIENT_SECRET", "for-tests-only");
    }

    /** Of a gateway that gives out tokens of its own, to clients that register. */
    static Map<String, String> authorizationServer(Path store) {
        Map<String, String> settings = OwnAddress.authorizationServer(store);
        settings.putAll(client());
        return settings;
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
