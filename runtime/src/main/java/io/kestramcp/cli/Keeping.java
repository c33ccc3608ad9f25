package io.kestramcp.cli;

import io.kestramcp.config.Settings;
import io.kestramcp.config.StoreSettings;
import io.kestramcp.mcp.Replicas;
import io.kestramcp.mcp.confirm.Codes;
import io.kestramcp.mcp.confirm.MemoryCodes;
import io.kestramcp.store.Confirmations;
import io.kestramcp.store.Database;
import io.kestramcp.store.ExpiredRows;
import io.kestramcp.store.SealedValues;
import io.kestramcp.store.SessionNotes;
import io.kestramcp.store.StoreException;
import io.kestramcp.store.StoreLocation;
import io.kestramcp.store.TaskRows;
import io.kestramcp.store.UpstreamTokens;
import io.kestramcp.store.UsedIds;
import io.kestramcp.vault.KeyFile;
import io.kestramcp.vault.KeyRing;
import io.kestramcp.vault.Sealer;
import io.kestramcp.vault.StoredSeals;
import io.kestramcp.vault.TokenVault;
import io.kestramcp.vault.VaultException;
import java.time.Clock;
import java.util.Optional;

/** The store and the keys of one process. Each is opened when it is first needed, and once. Thread-safe. */
final class Keeping implements AutoCloseable {
    private final StoreSettings settings;
    private final String tenant;
    private final Clock clock = Clock.systemUTC();
    private Optional<Database> open = Optional.empty();
    private Optional<Housekeeping> housekeeping = Optional.empty();

    Keeping(Settings settings) {
        this.settings = settings.store();
        this.tenant = settings.kestra().tenant();
    }

    /**
     * The store.
     *
     * @throws StoreException when it cannot be opened
     */
    synchronized Database database() {
        if (open.isEmpty()) {
            Database database = Database.open(location(), clock);
            open = Optional.of(database);
            housekeeping = Optional.of(new Housekeeping(new ExpiredRows(database, clock, Housekeeping.BATCH)));
        }
        return open.get();
    }

    /** Whether other gateways may have the same store. */
    boolean isShared() {
        return location() instanceof StoreLocation.Postgres;
    }

    private StoreLocation location() {
        return StoreLocation.parse(settings.location(), settings.user(), settings.password());
    }

    /** What is wrong with the store, empty text if nothing is; empty if nothing needed it yet. */
    Optional<String> trouble() {
        // Asked without the lock: it takes its time while the store is away.
        return opened().map(database -> database.trouble().orElse(""));
    }

    private synchronized Optional<Database> opened() {
        return open;
    }

    /**
     * The keys.
     *
     * @throws VaultException when there is none, or a bad one
     */
    KeyRing keys() {
        return KeyRing.of(settings.encryptionKeys(), settings.encryptionKey());
    }

    /**
     * What seals and opens, with the keys that hold now if they stand in a file.
     *
     * @throws VaultException when there is none, or a bad one
     */
    Sealer sealer() {
        if (settings.encryptionKeysFile().isEmpty()) {
            return new Sealer(keys());
        }
        return new Sealer(new KeyFile(
                settings.encryptionKeysFile().get(),
                settings.encryptionKeys().orElseThrow(),
                settings.encryptionKey(),
                System::nanoTime));
    }

    /** Users' Kestra tokens. The keys are looked at first: without them no store is made. */
    TokenVault vault() {
        Sealer sealer = sealer();
        return new TokenVault(new UpstreamTokens(database(), clock, tenant), sealer);
    }

    /** What is sealed besides, likewise. */
    StoredSeals seals() {
        Sealer sealer = sealer();
        return new StoredSeals(new SealedValues(database(), clock), sealer);
    }

    /** Codes that every gateway of the store knows, or that live in this process if it is the only one. */
    Codes codes() {
        return isShared()
                ? new StoredCodes(() -> new Confirmations(database(), clock))
                : new MemoryCodes(System::nanoTime);
    }

    /**
     * What the gateways of the store have in common.
     *
     * @throws VaultException when others may have the same store, and there are no keys: without them nothing can be shared
     */
    Replicas replicas() {
        if (!isShared()) {
            return Replicas.none();
        }
        Sealer sealer = sealer();
        UsedIds used = new UsedIds(database());
        return new Replicas(
                new ClientSeal(sealer),
                used::use,
                Optional.of(new StoredTasks(new TaskRows(database(), clock), sealer)),
                Optional.of(new StoredSessions(new SessionNotes(database(), clock), sealer, clock)));
    }

    @Override
    public synchronized void close() {
        housekeeping.ifPresent(Housekeeping::close);
        housekeeping = Optional.empty();
        open.ifPresent(Database::close);
        open = Optional.empty();
    }
}
