package io.kestramcp.store;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/** The child of {@link EmbeddedStoreTest}: opens a store and keeps it. */
final class StoreHolder {
    static final String OPENED = "opened";

    private StoreHolder() {}

    /** Ends with its standard input; {@code arguments} is the base name of the file. */
    public static void main(String[] arguments) throws IOException {
        try (Database database = Database.open(new StoreLocation.Embedded(Path.of(arguments[0])), Clock.systemUTC())) {
            new PrintStream(System.out, true, StandardCharsets.UTF_8)
                    .println(OPENED + database.trouble().isEmpty());
            System.in.read();
        }
    }
}
