package io.kestramcp.store;

import io.kestramcp.config.Secret;
import java.nio.file.Path;
import java.util.Optional;

/** Where the store is. */
public sealed interface StoreLocation {
    /**
     * A file of this process alone (H2).
     *
     * @param base the file without its ending; its directory is made when it is missing
     */
    record Embedded(Path base) implements StoreLocation {
        /** Refuses a name that H2 would take for settings. */
        public Embedded {
            base = base.toAbsolutePath().normalize();
            if (base.toString().contains(";") || base.getFileName() == null) {
                throw new StoreException("The store's file cannot be " + base + ": name a file, without a semicolon.");
            }
        }

        @Override
        public String toString() {
            return base + ".mv.db";
        }
    }

    /**
     * A PostgreSQL that several gateways may share.
     *
     * @param url {@code jdbc:postgresql://HOST:PORT/DATABASE}, with the driver's parameters; may hold the password
     * @param user the role; empty when the URL names it
     * @param password the role's password; empty when the URL holds it or none is needed
     */
    record Postgres(String url, Optional<String> user, Optional<Secret> password) implements StoreLocation {
        private static final String PREFIX = "jdbc:postgresql:";

        /** Refuses another scheme. */
        public Postgres {
            if (!url.startsWith(PREFIX)) {
                throw new StoreException("The store's address must be jdbc:postgresql://HOST/DATABASE, or the path of a"
                        + " file for a store of this gateway alone.");
            }
        }

        /** The address without parameters, which may hold a password. */
        @Override
        public String toString() {
            return url.replaceFirst("\\?.*", "").replaceFirst("//[^/]*@", "//");
        }
    }

    /**
     * Reads what an operator writes: an address of PostgreSQL, or the path of a file.
     *
     * @throws StoreException when it is neither; the message does not show the text, which may hold a password
     */
    static StoreLocation parse(String text, Optional<String> user, Optional<Secret> password) {
        return text.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*")
                ? new Postgres(text, user, password)
                : new Embedded(Path.of(text));
    }
}
