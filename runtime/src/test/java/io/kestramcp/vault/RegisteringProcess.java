package io.kestramcp.vault;

import io.kestramcp.config.Secret;
import io.kestramcp.identity.Principal;
import io.kestramcp.store.Database;
import io.kestramcp.store.StoreLocation;
import io.kestramcp.store.UpstreamTokens;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/** The child of {@link VaultSuddenDeathTest}: registers one user's token after another, and says so after each. */
final class RegisteringProcess {
    static final String REGISTERED = "registered ";
    static final String KEY = Keys.entry("k1", 7);

    private RegisteringProcess() {}

    /** Never returns; {@code arguments} is the location of the store. */
    public static void main(String[] arguments) {
        StoreLocation location = StoreLocation.parse(arguments[0], Optional.empty(), Optional.empty());
        TokenVault vault = vault(Database.open(location, Clock.systemUTC()));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (long number = 0; ; number++) {
            vault.register(user(number), new Secret("token-" + number), "token of user " + number);
            out.println(REGISTERED + number);
        }
    }

    static TokenVault vault(Database database) {
        return new TokenVault(new UpstreamTokens(database, Clock.systemUTC(), "main"), Keys.sealer(KEY));
    }

    static Principal user(long number) {
        return new Principal("https://id.example", "user-" + number, "User " + number);
    }
}
