package io.kestramcp.cli;

import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.CredentialSource;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraException.Kind;
import io.kestramcp.kestra.UpstreamCredential;
import io.kestramcp.store.StoreException;
import io.kestramcp.vault.TokenVault;
import io.kestramcp.vault.VaultException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every caller acts with the Kestra token that he registered. Whatever keeps it from being found, nothing is sent.
 *
 * @param tokenPage where callers register one, in a browser; empty if only the operator can
 * @param looked is told how each lookup went: {@code found}, {@code absent} or {@code failed}
 */
record OwnTokens(TokenVault vault, Optional<URI> tokenPage, Consumer<String> looked) implements CredentialSource {
    private static final Logger LOG = LoggerFactory.getLogger(OwnTokens.class);

    @Override
    public Optional<UpstreamCredential> credential(Principal caller) throws KestraException {
        Optional<UpstreamCredential> found;
        try {
            found = vault.credential(caller);
        } catch (VaultException unreadable) {
            looked.accept("failed");
            LOG.error("A Kestra token cannot be read", unreadable);
            throw failure(
                    Kind.NO_CREDENTIAL,
                    "The Kestra token of " + caller.displayName() + " cannot be read. Nothing was sent.",
                    "Register the token again: " + how(caller) + " The gateway's log tells its operator the cause.");
        } catch (StoreException unreachable) {
            looked.accept("failed");
            LOG.error("Kestra tokens cannot be looked up", unreachable);
            throw failure(
                    Kind.UNREACHABLE,
                    "The gateway cannot look up Kestra tokens now. Nothing was sent.",
                    "Try again in a minute. The gateway's log tells its operator the cause.");
        }
        looked.accept(found.isPresent() ? "found" : "absent");
        if (found.isEmpty()) {
            throw failure(
                    Kind.NO_CREDENTIAL,
                    "No Kestra token is registered for " + caller.displayName() + ". Nothing was sent.",
                    how(caller) + " Do not give the token to an assistant. Then call again.");
        }
        return found;
    }

    private String how(Principal caller) {
        if (caller.equals(Principal.local())) {
            return "In a terminal, register one with kestra-mcp token add.";
        }
        return tokenPage.isPresent()
                ? "Open " + tokenPage.get() + " in a browser, sign in, and register a Kestra API token there."
                : "Ask whoever runs the gateway to register one with kestra-mcp token add --user '" + caller.subject()
                        + "'.";
    }

    private static KestraException failure(Kind kind, String message, String hint) {
        return new KestraException(kind, 0, message, List.of(), hint, false);
    }
}
