package io.kestramcp.doctor.store;

import io.kestramcp.doctor.Check;
import io.kestramcp.doctor.Disk;
import io.kestramcp.doctor.Fault;
import io.kestramcp.doctor.Finding;
import io.kestramcp.doctor.Installation;
import io.kestramcp.store.StoreException;
import io.kestramcp.store.StoreLocation;
import io.kestramcp.store.StoreLocation.Embedded;
import io.kestramcp.store.StoreLook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Where things are kept. */
final class StoreChecks {
    /** What every check needs that looks at what is kept. */
    static final String LOCATION = "store.location";

    private static final long MIB = 1L << 20;
    private static final long LITTLE = 200 * MIB;
    private static final long NEARLY_NONE = 20 * MIB;
    /** PostgreSQL's own project ends the support of each major version after five years: 13 in November 2025. */
    private static final int OLDEST_POSTGRES = 14;

    private static final Fault BAD_LOCATION = Fault.failure(
            "bad-location",
            "it is neither a file's path nor an address of PostgreSQL",
            "Set KESTRA_MCP_STORE to the path of a file, without a semicolon, or to jdbc:postgresql://HOST/DATABASE. The"
                    + " gateway does not start with it.");
    private static final Fault NOT_WRITABLE = Fault.failure(
            "not-writable",
            "this process may not write there",
            "Give the user who runs the gateway the directory (chown, chmod u+rwx), mount it writable, or name another with"
                    + " KESTRA_MCP_STORE.");
    private static final Fault OPEN_TO_ALL = Fault.failure(
            "open-to-all",
            "every user of this machine can replace files there",
            "Take that right away (chmod o-w), or name another directory with KESTRA_MCP_STORE. The gateway does not start"
                    + " like this.");
    private static final Fault NO_SPACE =
            Fault.failure("no-space", "less than 20 MiB are left", "Make room on that disk: soon nothing can be kept.");
    private static final Fault LITTLE_SPACE =
            Fault.warning("little-space", "less than 200 MiB are left", "Make room on that disk.");
    private static final Fault NOT_OPENED = Fault.failure(
            "not-opened",
            "it cannot be opened",
            "PostgreSQL: check KESTRA_MCP_STORE (jdbc:postgresql://HOST/DATABASE), KESTRA_MCP_STORE_USER,"
                    + " KESTRA_MCP_STORE_PASSWORD and pg_hba.conf. A file that is damaged: restore it from a backup.");
    private static final Fault NEWER = Fault.failure(
            "newer",
            "its tables are of a newer release",
            "Start the release that wrote it, or restore a backup from before the upgrade.");
    private static final Fault OLDER = Fault.warning(
            "older",
            "its tables are of an older release, and are brought up to date at the next start",
            "Make a backup before you start this release: an older one cannot use the tables after that.");
    private static final Fault READ_ONLY = Fault.failure(
            "read-only",
            "PostgreSQL takes no changes: it is a standby, or was set so",
            "Name the primary server in KESTRA_MCP_STORE; with several hosts add targetServerType=primary.");
    private static final Fault NO_RIGHT = Fault.failure(
            "no-right",
            "the role may not write",
            "Let the role own the tables, or grant it CREATE on the schema and SELECT, INSERT, UPDATE, DELETE on the tables"
                    + " in it.");
    private static final Fault OLD_POSTGRES = Fault.warning(
            "old-postgres",
            "PostgreSQL older than 14",
            "Upgrade PostgreSQL: its project maintains this version no more, and the gateway is tried with newer ones.");

    private final Installation installation;
    private final StoreSight sight;

    StoreChecks(Installation installation, StoreSight sight) {
        this.installation = installation;
        this.sight = sight;
    }

    List<Check> checks() {
        return List.of(
                Check.of(LOCATION, "what KESTRA_MCP_STORE names", this::location, BAD_LOCATION)
                        .after("provider.settings"),
                Check.of(
                                "store.place",
                                "the directory of a store that is a file",
                                this::place,
                                NOT_WRITABLE,
                                OPEN_TO_ALL)
                        .after(LOCATION),
                Check.of("store.space", "room on its disk", this::space, NO_SPACE, LITTLE_SPACE)
                        .after("store.place"),
                Check.of("store.open", "the store can be opened", this::open, NOT_OPENED)
                        .after("store.place"),
                Check.of("store.tables", "its tables are those of this release", this::tables, NEWER, OLDER)
                        .after("store.open"),
                Check.of("store.writing", "PostgreSQL lets the gateway write", this::writing, READ_ONLY, NO_RIGHT)
                        .after("store.open"),
                Check.of("store.postgres", "PostgreSQL's version", this::postgres, OLD_POSTGRES)
                        .after("store.open"));
    }

    private Finding location() throws Exception {
        try {
            return sight.isNeeded() ? Finding.ok("The store is " + sight.location() + ".") : unneeded();
        } catch (StoreException wrong) {
            return Finding.of(BAD_LOCATION, wrong.getMessage());
        }
    }

    private Finding place() throws Exception {
        Optional<Finding> nothing = nothing();
        if (nothing.isPresent()) {
            return nothing.get();
        }
        Embedded file = (Embedded) sight.location();
        Path directory = file.base().getParent();
        Path existing = existing(directory);
        Disk disk = installation.machine().disk();
        Path database = StoreLook.file(file);
        if (!Files.isDirectory(existing) || !disk.isWritable(existing)) {
            return Finding.of(NOT_WRITABLE, existing + " is no directory that this process may write in.");
        }
        if (Files.exists(database) && !disk.isWritable(database)) {
            return Finding.of(NOT_WRITABLE, database + " may not be written by this process.");
        }
        if (StoreLook.isOpenToAll(directory)) {
            return Finding.of(OPEN_TO_ALL, "Every user of this machine can write in " + directory + ".");
        }
        return Finding.ok(directory + (existing.equals(directory) ? " can be written." : " can be made."));
    }

    private Finding space() throws Exception {
        Optional<Finding> nothing = nothing();
        if (nothing.isPresent()) {
            return nothing.get();
        }
        Path existing = existing(((Embedded) sight.location()).base().getParent());
        long left = installation.machine().disk().usableBytes(existing);
        String told = left / MIB + " MiB are left at " + existing + ".";
        if (left < NEARLY_NONE) {
            return Finding.of(NO_SPACE, told);
        }
        return left < LITTLE ? Finding.of(LITTLE_SPACE, told) : Finding.ok(told);
    }

    private Finding open() throws Exception {
        if (!sight.isNeeded()) {
            return unneeded();
        }
        StoreLocation location = sight.location();
        if (location instanceof Embedded file) {
            if (!Files.exists(StoreLook.file(file))) {
                return Finding.ok(location + " will be made at the first start.");
            }
            Optional<String> user = StoreLook.user(file);
            if (user.isPresent()) {
                return Finding.ok(location + " is in use by process " + user.get()
                        + ": it can be looked into once that has ended.");
            }
        }
        try {
            sight.look();
            return Finding.ok(location + " can be opened.");
        } catch (StoreException failed) {
            return Finding.of(NOT_OPENED, failed.getMessage());
        }
    }

    private Finding tables() throws Exception {
        if (!sight.canLook()) {
            return unseen();
        }
        OptionalInt version = sight.look().version();
        int newest = StoreLook.newestVersion();
        if (version.isEmpty()) {
            return Finding.ok("There are no tables yet; they are made at the first start.");
        }
        String told = "The tables are of version %d, this release's are of %d.".formatted(version.getAsInt(), newest);
        if (version.getAsInt() > newest) {
            return Finding.of(NEWER, told);
        }
        return version.getAsInt() < newest ? Finding.of(OLDER, told) : Finding.ok(told);
    }

    private Finding writing() throws Exception {
        if (!sight.canLook()) {
            return unseen();
        }
        if (sight.location() instanceof Embedded) {
            return Finding.unneeded("a file: see store.place");
        }
        if (sight.look().readOnlyServer()) {
            return Finding.of(READ_ONLY, "PostgreSQL takes no changes here.");
        }
        return sight.look().mayWrite()
                ? Finding.ok("The role may write.")
                : Finding.of(NO_RIGHT, "The role may not make the tables, or not change their rows.");
    }

    private Finding postgres() throws Exception {
        if (!sight.canLook()) {
            return unseen();
        }
        OptionalInt version = sight.look().postgresVersion();
        if (version.isEmpty()) {
            return Finding.unneeded("a file");
        }
        String told = "This is PostgreSQL " + version.getAsInt() + ".";
        return version.getAsInt() < OLDEST_POSTGRES ? Finding.of(OLD_POSTGRES, told) : Finding.ok(told);
    }

    /** What there is to say where no file is needed. */
    private Optional<Finding> nothing() throws Exception {
        if (!sight.isNeeded()) {
            return Optional.of(unneeded());
        }
        return sight.location() instanceof Embedded
                ? Optional.empty()
                : Optional.of(Finding.unneeded("the store is a PostgreSQL"));
    }

    private Finding unseen() throws Exception {
        return sight.isNeeded() ? Finding.unneeded("not made yet, or in use: see store.open") : unneeded();
    }

    private static Finding unneeded() {
        return StoreSight.UNNEEDED;
    }

    private static Path existing(Path directory) {
        Path existing = directory;
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing;
    }
}
