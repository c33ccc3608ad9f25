package io.kestramcp.vault;

import io.kestramcp.config.Secret;
import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.CredentialSource;
import io.kestramcp.kestra.UpstreamCredential;
import io.kestramcp.store.StoreException;
import io.kestramcp.store.UpstreamToken;
import io.kestramcp.store.UpstreamTokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every user's own Kestra API token. Nothing is cached: a token that is removed at one gateway is gone at all of them.
 * Thread-safe.
 */
public final class TokenVault implements CredentialSource {
    private static final int PAGE = 100;

    private final UpstreamTokens tokens;
    private final Sealer sealer;

    public TokenVault(UpstreamTokens tokens, Sealer sealer) {
        this.tokens = tokens;
        this.sealer = sealer;
    }

    /**
     * The caller's token; empty when none is registered, and then nothing is sent. A token under an older key is sealed
     * again.
     *
     * @throws VaultException when there is one that cannot be opened
     * @throws StoreException when the store does not answer
     */
    @Override
    public Optional<UpstreamCredential> credential(Principal caller) {
        return tokens.find(caller).map(row -> {
            Secret token =
                    open(row, Binding.upstreamToken(tokens.tenant(), caller)).value();
            return new UpstreamCredential.Bearer(token);
        });
    }

    /**
     * Keeps a token in place of an earlier one. The caller has tried it against Kestra before.
     *
     * @param label what may be shown of it: "token of user X"
     * @throws IllegalArgumentException when it is not one word of printable ASCII
     */
    public void register(Principal user, Secret token, String label) {
        Sealer.Sealed sealed = seal(user, token);
        tokens.put(user, sealed.text(), sealed.keyId(), label);
    }

    /** Keeps a token unless the user has one; false then. For tokens of an earlier server, which may be older. */
    public boolean registerIfAbsent(Principal user, Secret token, String label) {
        Sealer.Sealed sealed = seal(user, token);
        return tokens.add(user, sealed.text(), sealed.keyId(), label);
    }

    private Sealer.Sealed seal(Principal user, Secret token) {
        // Refuses here what could not be sent later.
        Secret usable = new UpstreamCredential.Bearer(token).token();
        return sealer.seal(usable, Binding.upstreamToken(tokens.tenant(), user));
    }

    /** Forgets the user's token; false when there was none. */
    public boolean remove(Principal user) {
        return tokens.remove(user);
    }

    /** What is registered for the user. */
    public Optional<RegisteredToken> find(Principal user) {
        return tokens.find(user).map(TokenVault::shown);
    }

    /** Everything that is registered, in order of issuer and subject. */
    public List<RegisteredToken> list() {
        return new UpstreamTokenPages(tokens, PAGE)
                .stream().map(TokenVault::shown).toList();
    }

    /** How many tokens each key seals, those of all tenants. */
    public Map<String, Integer> countByKey() {
        return tokens.countByKey();
    }

    /** How many tokens cannot be opened; looks at all of this tenant's, and changes none. */
    public long unreadable() {
        return new UpstreamTokenPages(tokens, PAGE)
                .stream().filter(row -> !opens(row)).count();
    }

    private boolean opens(UpstreamToken row) {
        try {
            sealer.open(row.sealedToken(), place(row));
            return true;
        } catch (VaultException closed) {
            return false;
        }
    }

    /**
     * Seals with the newest key every token that is not; returns how many. One that a user replaces meanwhile is left.
     *
     * @throws VaultException when one cannot be opened; those before it are done
     */
    public int resealAll() {
        return (int) new UpstreamTokenPages(tokens, PAGE)
                .stream().filter(row -> open(row, place(row)).stale()).count();
    }

    private Sealer.Opened open(UpstreamToken row, Binding place) {
        Sealer.Opened opened;
        try {
            opened = sealer.open(row.sealedToken(), place);
        } catch (VaultException failed) {
            throw new VaultException(
                    "The Kestra token of user " + row.subject() + " cannot be read, and nothing was sent. "
                            + failed.getMessage() + " Or register the token again.",
                    failed);
        }
        if (opened.stale()) {
            Sealer.Sealed fresh = sealer.seal(opened.value(), place);
            tokens.reseal(row, fresh.text(), fresh.keyId());
        }
        return opened;
    }

    private static Binding place(UpstreamToken row) {
        return Binding.upstreamToken(row.tenant(), new Principal(row.issuer(), row.subject(), row.subject()));
    }

    private static RegisteredToken shown(UpstreamToken row) {
        return new RegisteredToken(
                row.issuer(), row.subject(), row.label(), row.keyId(), row.createdAt(), row.updatedAt());
    }
}
