package io.kestramcp.doctor;

import io.kestramcp.config.Secret;
import io.kestramcp.identity.Principal;
import io.kestramcp.store.Database;
import io.kestramcp.store.PostgresServer;
import io.kestramcp.store.StoreLocation;
import io.kestramcp.store.StoreLocation.Postgres;
import io.kestramcp.store.UpstreamTokens;
import io.kestramcp.vault.KeyRing;
import io.kestramcp.vault.Sealer;
import io.kestramcp.vault.TokenVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** What can be wrong with what is kept. */
final class StoreCases {
    /** A new one has a day in its id, and its age is looked at. */
    static final String KEY = key("mine", 7);

    private static final long MIB = 1L << 20;

    private StoreCases() {}

    static List<Case> files() {
        return List.of(
                Case.of("store.location", "bad-location", "without a semicolon", ward -> perUser(ward)
                        .set("KESTRA_MCP_STORE", ward.file("a;b").toString())),
                Case.of(
                        "store.place",
                        "not-writable",
                        "is no directory that this process may write in",
                        ward -> perUser(ward)
                                .set(
                                        "KESTRA_MCP_STORE",
                                        ward.write("occupied", "")
                                                .resolve("store")
                                                .toString())),
                Case.of("store.place", "open-to-all", "Every user of this machine can write in", ward -> {
                    Path shared = Files.createDirectory(ward.file("shared"));
                    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
                    perUser(ward)
                            .set("KESTRA_MCP_STORE", shared.resolve("store").toString());
                }),
                Case.of("store.space", "no-space", "3 MiB are left", ward -> perUser(ward)
                        .on(withRoom(3 * MIB))),
                Case.of("store.space", "little-space", "150 MiB are left", ward -> perUser(ward)
                        .on(withRoom(150 * MIB))),
                Case.of("store.open", "not-opened", "cannot be opened", ward -> {
                    Files.createDirectory(ward.file("data"));
                    perUser(ward).write("data/store.mv.db", "This is no database.".repeat(1000));
                }),
                Case.of("store.tables", "newer", "The tables are of version 99", ward -> {
                    store(perUser(ward));
                    run(h2(ward), "INSERT INTO schema_version VALUES (99, 0)");
                }),
                Case.of("store.tables", "older", "The tables are of version 0", ward -> {
                    store(perUser(ward));
                    run(h2(ward), "DELETE FROM schema_version");
                }));
    }

    static List<Case> servers() {
        return List.of(
                Case.of("store.writing", "read-only", "PostgreSQL takes no changes here.", ward -> {
                    String role = role(ward, "standby");
                    run(admin(ward), "ALTER ROLE " + role + " SET default_transaction_read_only = on");
                }),
                Case.of("store.writing", "no-right", "The role may not make the tables", ward -> role(ward, "guest")),
                Case.of("store.postgres", "old-postgres", "This is PostgreSQL 13.", ward -> {
                    Postgres location = postgres(ward);
                    String schema = schema(location);
                    run(
                            location.url(),
                            "CREATE FUNCTION " + schema + ".current_setting(text) RETURNS text AS"
                                    + " $$ SELECT '130012' $$ LANGUAGE sql");
                    // A function of the schema stands in for PostgreSQL's own when it is looked for first.
                    ward.set("KESTRA_MCP_STORE", location.url() + ",pg_catalog");
                }));
    }

    static List<Case> keys() {
        return List.of(
                Case.of("keys.present", "none", "There is no key to seal", ward -> perUser(ward)
                        .set("ENCRYPTION_KEYS", "")),
                Case.of("keys.present", "bad", "The key short has 3 bytes", ward -> perUser(ward)
                        .set("ENCRYPTION_KEYS", "short:AAAA")),
                Case.of("keys.age", "old", "k20200102-abcd was made on 2020-01-02.", ward -> perUser(ward)
                        .set("ENCRYPTION_KEYS", key("k20200102-abcd", 3))),
                Case.of("keys.tokens", "missing", "1 of 1 tokens are sealed with mine, which is not set.", ward -> {
                    store(perUser(ward));
                    ward.set("ENCRYPTION_KEYS", key("other", 9));
                }),
                Case.of("keys.tokens", "unreadable", "1 of 1 tokens do not open.", ward -> {
                    store(perUser(ward));
                    ward.set("ENCRYPTION_KEYS", key("mine", 9));
                }),
                Case.of("keys.sessions", "missing", "1 of 1 are sealed with gone, which is not set.", ward -> {
                    store(perUser(ward));
                    run(
                            h2(ward),
                            "INSERT INTO signing_key VALUES ('id', 1, 'ES256', '{}', 'v1.gone.AAAA', 0, 0, "
                                    + Long.MAX_VALUE + ")");
                }));
    }

    static List<Case> records() {
        return List.of(
                Case.of(
                        "audit.file",
                        "not-writable",
                        "cannot be written",
                        ward -> ward.set(
                                "KESTRA_MCP_AUDIT_FILE",
                                ward.file("nowhere/audit.jsonl").toString())),
                Case.of("audit.file", "no-space", "3 MiB are left", ward -> ward.on(withRoom(3 * MIB))
                        .set("KESTRA_MCP_AUDIT_FILE", ward.file("audit.jsonl").toString())),
                Case.of(
                        "audit.chain",
                        "broken",
                        "audit.jsonl:1 is no audit record.",
                        ward -> ward.set(
                                "KESTRA_MCP_AUDIT_FILE",
                                ward.write("audit.jsonl", "{\"event\": \"end\"}\n{}\n")
                                        .toString())),
                Case.of(
                        "audit.chain",
                        "cut-off",
                        "audit.jsonl:1 is cut off.",
                        ward -> ward.set(
                                "KESTRA_MCP_AUDIT_FILE",
                                ward.write("audit.jsonl", "{\"event\": \"en").toString())),
                Case.of(
                        "files.env",
                        "readable",
                        "can be read by everybody here.",
                        ward -> permit(ward.write(".env", "# nothing\n"), "rw-r--r--")),
                Case.of("files.secrets", "changeable", "Everybody here can change", ward -> {
                    Path secret = permit(ward.write("password", "Kestra-sandbox1\n"), "rw----rw-");
                    ward.set("KESTRA_PASSWORD", "").set("KESTRA_PASSWORD_FILE", secret.toString());
                }));
    }

    /** Each caller has a token of his own, which is kept. */
    static Ward perUser(Ward ward) {
        return ward.set("KESTRA_MCP_CREDENTIALS", "per-user")
                .set("KESTRA_USERNAME", "")
                .set("KESTRA_PASSWORD", "")
                .set("ENCRYPTION_KEYS", KEY);
    }

    /** A store in its place with one token. */
    static void store(Ward ward) {
        StoreLocation location =
                StoreLocation.parse(ward.environment().get("KESTRA_MCP_STORE"), Optional.empty(), Optional.empty());
        try (Database database = Database.open(location, Clock.systemUTC())) {
            KeyRing keys = KeyRing.of(Optional.of(new Secret(KEY)), Optional.empty());
            new TokenVault(new UpstreamTokens(database, Clock.systemUTC(), "main"), new Sealer(keys))
                    .register(Principal.local(), new Secret("canary-token"), "token of a test");
        }
    }

    /** An empty PostgreSQL, all rights in it. */
    static Postgres postgres(Ward ward) {
        Postgres location = PostgresServer.freshLocation();
        perUser(ward).set("KESTRA_MCP_STORE", location.url());
        return location;
    }

    /** The same for a role that may only look. */
    private static String role(Ward ward, String name) throws Exception {
        Postgres location = postgres(ward);
        String role = name + "_" + schema(location);
        run(location.url(), "CREATE ROLE " + role + " LOGIN PASSWORD 'canary-role'");
        run(location.url(), "GRANT USAGE ON SCHEMA " + schema(location) + " TO " + role);
        ward.set("KESTRA_MCP_STORE", location.url().replaceFirst("user=postgres&?", ""))
                .set("KESTRA_MCP_STORE_USER", role)
                .set("KESTRA_MCP_STORE_PASSWORD", "canary-role");
        return role;
    }

    private static String admin(Ward ward) {
        return ward.environment().get("KESTRA_MCP_STORE") + "&user=postgres";
    }

    private static String schema(Postgres location) {
        return location.url().replaceFirst(".*currentSchema=", "");
    }

    private static String h2(Ward ward) {
        return "jdbc:h2:" + ward.environment().get("KESTRA_MCP_STORE");
    }

    private static void run(String url, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String key(String id, int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return id + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    private static Disk withRoom(long bytes) {
        Disk present = Disk.present();
        return new Disk() {
            @Override
            public boolean isWritable(Path path) {
                return present.isWritable(path);
            }

            @Override
            public long usableBytes(Path existing) {
                return bytes;
            }
        };
    }

    private static Path permit(Path file, String permissions) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
