package io.kestramcp.store;

import java.nio.file.Path;

/** The databases that every test of the store runs on. */
public enum Backend {
    H2 {
        @Override
        public StoreLocation fresh(Path directory) {
            return new StoreLocation.Embedded(directory.resolve("data").resolve("store"));
        }
    },
    POSTGRESQL {
        @Override
        public StoreLocation fresh(Path directory) {
            return PostgresServer.freshLocation();
        }
    };

    /** An empty store. */
    public abstract StoreLocation fresh(Path directory);
}
