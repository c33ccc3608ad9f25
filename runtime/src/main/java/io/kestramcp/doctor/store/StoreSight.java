package io.kestramcp.doctor.store;

import io.kestramcp.config.StoreSettings;
import io.kestramcp.doctor.Finding;
import io.kestramcp.doctor.Installation;
import io.kestramcp.doctor.Once;
import io.kestramcp.store.StoreLocation;
import io.kestramcp.store.StoreLocation.Embedded;
import io.kestramcp.store.StoreLook;
import java.nio.file.Files;

/** The store, opened once and only read. To be closed. */
final class StoreSight implements AutoCloseable {
    /** Where nothing is kept. */
    static final Finding UNNEEDED = Finding.unneeded(
            "nothing is kept: credentials are shared or none, the store is a file, and there is no authorization server");

    private final Installation installation;
    private final Once<StoreLook> look = new Once<>(() -> StoreLook.open(location()));

    StoreSight(Installation installation) {
        this.installation = installation;
    }

    /** Whether the gateway keeps anything. */
    boolean isNeeded() throws Exception {
        return installation.rules().keeps(installation.settings());
    }

    StoreLocation location() throws Exception {
        StoreSettings store = installation.settings().store();
        return StoreLocation.parse(store.location(), store.user(), store.password());
    }

    /** Whether there is something that can be opened without disturbing a gateway that runs. */
    boolean canLook() throws Exception {
        if (!isNeeded()) {
            return false;
        }
        return !(location() instanceof Embedded file)
                || look.known().isPresent()
                || (Files.exists(StoreLook.file(file)) && StoreLook.user(file).isEmpty());
    }

    /** The open store. */
    StoreLook look() throws Exception {
        return look.get();
    }

    @Override
    public void close() {
        look.known().ifPresent(StoreLook::close);
    }
}
