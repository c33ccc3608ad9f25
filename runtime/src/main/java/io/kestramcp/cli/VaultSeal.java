package io.kestramcp.cli;

import io.kestramcp.config.Secret;
import io.kestramcp.oauth.LogText;
import io.kestramcp.oauth.Seal;
import io.kestramcp.vault.Binding;
import io.kestramcp.vault.Sealer;
import io.kestramcp.vault.VaultException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The vault's sealer for sign-in, which does not know the vault. */
final class VaultSeal implements Seal {
    private static final Logger LOG = LoggerFactory.getLogger(VaultSeal.class);

    private final Sealer sealer;

    VaultSeal(Sealer sealer) {
        this.sealer = sealer;
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
            LOG.info("A sealed value does not open: {}", LogText.clean(closed.getMessage()));
            return Optional.empty();
        }
    }
}
