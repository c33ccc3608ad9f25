package io.kestramcp.http.oauth;

import io.kestramcp.cli.Assembly;
import io.kestramcp.cli.Doors;
import io.kestramcp.config.Settings;
import io.kestramcp.config.SettingsException;
import io.kestramcp.config.SettingsReader;
import io.kestramcp.oauth.LoginProvider;
import io.kestramcp.sandbox.SandboxOptions;
import io.kestramcp.vault.NewKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A gateway with an authorization server, put together from settings as {@code serve} does it. */
final class Served implements Site, AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Assembly assembly;
    private final Doors doors;

    Served(Map<String, String> environment) throws SettingsException, IOException {
        environment.values().removeIf(String::isEmpty);
        Settings settings = SettingsReader.read(Map.of(), environment, Optional.empty());
        assembly = new Assembly(settings);
        try {
            doors = new Doors(settings, assembly);
        } catch (SettingsException | RuntimeException e) {
            assembly.close();
            throw e;
        }
        doors.start();
    }

    /** What such a gateway is set to, to be changed; what it keeps is in the directory. */
    static Map<String, String> settings(Path directory, LoginProvider provider, URI kestra) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), LoginProvider.CLIENT_SECRET + "\n");
        Map<String, String> settings = new HashMap<>(Map.of(
                "KESTRA_BASE_URL",
                kestra.toString(),
                "KESTRA_USERNAME",
                SandboxOptions.DEMO_USERNAME,
                "KESTRA_PASSWORD",
                SandboxOptions.DEMO_PASSWORD,
                "KESTRA_MCP_PORT",
                "0",
                "KESTRA_MCP_PUBLIC_URL",
                AuthGateway.PUBLIC.toString(),
                "KESTRA_MCP_AUTHORIZATION_SERVER",
                "true",
                "KESTRA_MCP_STORE",
                directory.resolve("store").toString(),
                "ENCRYPTION_KEYS",
                NewKey.create(Clock.systemUTC()).reveal(),
                "OIDC_ISSUER_URL",
                provider.issuer(),
                "OIDC_CLIENT_ID",
                LoginProvider.CLIENT_ID));
        settings.put("OIDC_CLIENT_SECRET_FILE", secret.toString());
        return settings;
    }

    int status(String path) {
        return send(at(path)).statusCode();
    }

    @Override
    public HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + doors.server().port() + path));
    }

    @Override
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        doors.close();
        assembly.close();
    }
}
