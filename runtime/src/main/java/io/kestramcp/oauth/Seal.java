package io.kestramcp.oauth;

import io.kestramcp.config.Secret;
import java.util.Optional;

/** Seals what leaves this process for the store or a browser, so that only this server's key opens it again. Thread-safe. */
public interface Seal {
    /**
     * Seals a value for a place; it opens nowhere else.
     *
     * @param place names the place, from its kind on
     */
    String seal(Secret value, String... place);

    /** Opens a sealed value at its place; empty when it is none, was changed, or belongs elsewhere. */
    Optional<Secret> open(String sealed, String... place);
}
