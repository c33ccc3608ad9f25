package io.kestramcp.oauth.login;

import io.kestramcp.config.Secret;
import io.kestramcp.oauth.LoginProvider;
import io.kestramcp.oauth.Provider;
import io.kestramcp.oauth.ProviderUnavailableException;
import io.kestramcp.oauth.RateLimit;
import io.kestramcp.oauth.Seal;
import io.kestramcp.oauth.TestSeal;
import io.kestramcp.store.Database;
import io.kestramcp.store.PendingLogins;
import io.kestramcp.store.StoreLocation;
import io.kestramcp.store.TestClock;
import io.kestramcp.vault.NewKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A provider, a store and this gateway as the provider's client, with one browser. */
final class LoginRig implements AutoCloseable {
    static final URI CALLBACK = URI.create("https://gateway.example/oauth/callback");

    /** Fewer than in service: each is written to disk. */
    static final int A_MINUTE = 50;

    final LoginProvider provider = new LoginProvider();
    final TestClock clock = new TestClock();
    final Seal seal = new TestSeal(NewKey.create(Clock.systemUTC()));
    final Map<String, Secret> cookies = new HashMap<>();
    final BrowserLogin login;
    final ProviderClient client;
    private final Provider seen;
    private final Database database;

    LoginRig(Path directory) throws IOException {
        this(directory, Duration.ofSeconds(20));
    }

    LoginRig(Path directory, Duration patience) throws IOException {
        LoginSettings settings = new LoginSettings(
                LoginProvider.CLIENT_ID, new Secret(LoginProvider.CLIENT_SECRET), Set.of("profile"), CALLBACK);
        seen = provider.asSeen(patience);
        database = Database.open(new StoreLocation.Embedded(directory.resolve("store")), clock);
        client = new ProviderClient(seen, settings);
        login = new BrowserLogin(
                seen,
                client,
                settings,
                new PendingLogins(database, clock),
                seal,
                new RateLimit(A_MINUTE, Duration.ofMinutes(1), clock));
    }

    /** Begins a login in this browser; gives the provider's address. */
    URI begin(String purpose) throws ProviderUnavailableException, TooManyLoginsException {
        LoginStart start = login.begin(purpose);
        cookies.put(start.cookie().name(), start.cookie().value());
        return start.address();
    }

    /** What comes of this browser's calling the callback. */
    LoginResult callback(URI address) {
        return callback(LoginProvider.query(address.getRawQuery()));
    }

    LoginResult callback(Map<String, String> query) {
        return login.finish(query, name -> Optional.ofNullable(cookies.get(name)));
    }

    @Override
    public void close() {
        database.close();
        seen.close();
        provider.close();
    }
}
