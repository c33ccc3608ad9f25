package io.kestramcp.oauth;

import io.kestramcp.config.Secret;
import io.kestramcp.vault.Binding;
import io.kestramcp.vault.KeyRing;
import io.kestramcp.vault.Sealer;
import io.kestramcp.vault.VaultException;
import java.util.Optional;

/** The real sealer under a key of this run. */
public final class TestSeal implements Seal {
    private final Sealer sealer;

    /** Values sealed by one are opened by every other of the same key. */
    public TestSeal(Secret keys) {
        this.sealer = new Sealer(KeyRing.of(Optional.of(keys), Optional.empty()));
    }

    @Override
    public String seal(Secret value, String... place) {
        return sealer.seal(value, Binding.of(place)).text();
    }

    @Override
    public Optional<Secret> open(String sealed, String... place) {
        try {
            return Optional.of(sealer.open(sealed, Binding.of(place)).value());
        } catch (VaultException closed) {
            return Optional.empty();
        }
    }
}
