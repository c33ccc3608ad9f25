package io.kestramcp.http.oauth;

import io.kestramcp.config.Secret;
import io.kestramcp.oauth.LoginProvider;
import io.kestramcp.store.StoreLocation;
import io.kestramcp.vault.NewKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A provider and a gateway that lets clients register. */
abstract class AuthTest {
    @TempDir
    protected Path directory;

    protected LoginProvider provider;
    protected AuthGateway gateway;

    @BeforeEach
    void start() throws IOException {
        provider = new LoginProvider();
        gateway = gateway(directory.resolve("store"), true);
    }

    protected AuthGateway gateway(Path file, boolean registration) throws IOException {
        Secret keys = NewKey.create(Clock.systemUTC());
        return new AuthGateway(provider, new StoreLocation.Embedded(file), keys, registration, Clock.systemUTC());
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        provider.close();
    }
}
