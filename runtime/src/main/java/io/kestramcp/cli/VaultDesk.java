package io.kestramcp.cli;

import io.kestramcp.access.Audit;
import io.kestramcp.config.Secret;
import io.kestramcp.http.token.TokenDesk;
import io.kestramcp.identity.Principal;
import io.kestramcp.vault.TokenVault;
import java.util.Optional;

/** The vault behind the token page. What is done there is recorded first. */
record VaultDesk(TokenVault vault, TokenTrial trial, Audit audit) implements TokenDesk {
    @Override
    public Optional<Shown> find(Principal user) {
        return vault.find(user).map(token -> new Shown(token.label(), token.updatedAt()));
    }

    @Override
    public Optional<String> register(Principal user, Secret token) {
        Optional<String> complaint = trial.complaint(token);
        audit.token(user, complaint.isPresent() ? "refused" : "registered");
        if (complaint.isEmpty()) {
            vault.register(user, token, "token of user " + user.displayName());
        }
        return complaint;
    }

    @Override
    public void remove(Principal user) {
        audit.token(user, "removed");
        vault.remove(user);
    }
}
