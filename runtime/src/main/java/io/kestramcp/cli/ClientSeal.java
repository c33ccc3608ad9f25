package io.kestramcp.cli;

import io.kestramcp.config.Secret;
import io.kestramcp.mcp.Seal;
import io.kestramcp.vault.Binding;
import io.kestramcp.vault.Sealer;
import io.kestramcp.vault.VaultException;
import java.util.Optional;

/** The vault's sealer for what clients bring back: every gateway of the same keys opens it. */
record ClientSeal(Sealer sealer) implements Seal {
    private static final String PLACE = "client";

    @Override
    public String close(String text, String purpose) {
        return sealer.seal(new Secret(text), Binding.of(PLACE, purpose)).text();
    }

    @Override
    public Optional<String> open(String sealed, String purpose) {
        try {
            return Optional.of(
                    sealer.open(sealed, Binding.of(PLACE, purpose)).value().reveal());
        } catch (VaultException closed) {
            // A client may bring anything.
            return Optional.empty();
        }
    }
}
