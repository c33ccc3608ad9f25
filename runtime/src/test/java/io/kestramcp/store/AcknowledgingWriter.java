package io.kestramcp.store;

import io.kestramcp.config.Secret;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The child of {@link SuddenDeathTest}: issues and redeems codes without end, and says so after each. */
final class AcknowledgingWriter {
    static final String SPENT = "spent ";

    private AcknowledgingWriter() {}

    /** Never returns; {@code arguments} is the location of the store. */
    public static void main(String[] arguments) {
        Clock clock = Clock.systemUTC();
        StoreLocation location = StoreLocation.parse(arguments[0], Optional.empty(), Optional.empty());
        AuthorizationCodes codes = new AuthorizationCodes(Database.open(location, clock), clock);
        AuthorizationCode code = new AuthorizationCode(StoreTest.grantTo("client"), "http://127.0.0.1/", "challenge");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        while (true) {
            Secret secret = codes.issue(code, Duration.ofHours(1));
            codes.redeem(secret, "client");
            out.println(SPENT + secret.reveal());
        }
    }
}
