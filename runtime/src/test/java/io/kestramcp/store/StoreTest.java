package io.kestramcp.store;

import io.kestramcp.identity.Principal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An open, empty store, on each database in turn. */
@ParameterizedClass
@EnumSource(Backend.class)
public abstract class StoreTest {
    protected static final Principal ALICE = new Principal("https://id.example", "alice", "Alice");
    protected static final Principal BOB = new Principal("https://id.example", "bob", "Bob");
    protected static final Principal OTHER_ALICE = new Principal("https://other.example", "alice", "Alice");

    @Parameter
    protected Backend backend;

    @TempDir
    protected Path directory;

    protected final TestClock clock = new TestClock();
    protected StoreLocation location;
    protected Database database;

    @BeforeEach
    void openStore() {
        location = backend.fresh(directory);
        database = Database.open(location, clock);
    }

    @AfterEach
    void closeStore() {
        database.close();
    }

    static Grant grantTo(String clientId) {
        return new Grant(
                Grant.newId(),
                clientId,
                ALICE,
                "https://gateway.example/mcp",
                Set.of("kestra.read"),
                "{\"roles\":[\"viewer\"]}",
                Optional.of("v1.k1.session"));
    }

    /** Everything a table holds, as one text. */
    String contents(String table, String... columns) {
        return database.list("SELECT * FROM " + table, row -> {
                    StringBuilder text = new StringBuilder();
                    for (String column : columns) {
                        text.append(row.text(column)).append('\n');
                    }
                    return text.toString();
                })
                .toString();
    }
}
