package io.kestramcp.oauth.server;

import io.kestramcp.config.Secret;
import io.kestramcp.identity.Claims;
import io.kestramcp.identity.Identity;
import io.kestramcp.oauth.InvalidTokenException;
import io.kestramcp.oauth.LogText;
import io.kestramcp.oauth.ProviderUnavailableException;
import io.kestramcp.oauth.Seal;
import io.kestramcp.oauth.StrictJson;
import io.kestramcp.oauth.login.ProviderClient;
import io.kestramcp.oauth.login.ProviderUser;
import io.kestramcp.store.Grant;
import io.kestramcp.store.RefreshFamilies;
import io.kestramcp.store.Rotation;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens for a refresh token, which is spent by it (RFC 9700, section 4.14). The provider is asked about the user each
 * time: who was disabled there gets no more, and changed roles hold from here on. Thread-safe.
 */
final class RefreshGrant {
    private static final Logger LOG = LoggerFactory.getLogger(RefreshGrant.class);

    private final RefreshFamilies families;
    private final Revocations revocations;
    private final AccessTokens tokens;
    private final ProviderClient provider;
    private final Seal seal;
    private final GrantRecord record;

    RefreshGrant(
            RefreshFamilies families,
            Revocations revocations,
            AccessTokens tokens,
            ProviderClient provider,
            Seal seal,
            GrantRecord record) {
        this.families = families;
        this.revocations = revocations;
        this.tokens = tokens;
        this.provider = provider;
        this.seal = seal;
        this.record = record;
    }

    IssuedPair refresh(String clientId, Secret presented) throws GrantRefusedException {
        Rotation rotation = families.rotate(presented, clientId);
        if (rotation instanceof Rotation.Reused reused) {
            Grant ended = reused.family().grant();
            revocations.endTokens(ended.id());
            LOG.warn(
                    "A refresh token of the client {} was used a second time: somebody may have a copy. All of its kind have"
                            + " been revoked.",
                    LogText.clean(ended.clientId()));
            record.step(GrantRecord.Step.REUSED, ended.principal(), ended.clientId());
            throw GrantRefusedException.grant("The refresh token was used before; all of its kind have been revoked");
        }
        if (!(rotation instanceof Rotation.Rotated rotated)) {
            throw GrantRefusedException.grant("The refresh token is unknown, too old, revoked, or another client's");
        }
        Grant grant = renewed(rotated);
        String access = tokens.issue(grant);
        if (revocations.isEnded(grant.id())) {
            revocations.endGrant(grant.id());
            throw GrantRefusedException.grant("The grant has been revoked");
        }
        return new IssuedPair(access, Optional.of(rotated.next()));
    }

    /** The grant with what the provider says now. */
    private Grant renewed(Rotation.Rotated rotated) throws GrantRefusedException {
        Grant grant = rotated.family().grant();
        try {
            ProviderUser user = provider.vouchAgain(known(grant), session(grant));
            Optional<String> session =
                    user.session().map(secret -> seal.seal(secret, Authorizations.SESSION, grant.id()));
            String claims = Authorizations.claims(user);
            families.renew(grant.id(), claims, session);
            return new Grant(
                    grant.id(), grant.clientId(), grant.principal(), grant.resource(), grant.scopes(), claims, session);
        } catch (InvalidTokenException e) {
            LOG.info("A user is let in no longer: {}", LogText.clean(e.getMessage()));
            revocations.endGrant(grant.id());
            record.step(GrantRecord.Step.REVOKED, grant.principal(), grant.clientId());
            throw GrantRefusedException.grant(
                    "The identity provider does not vouch for the user and his claims any more; sign in again");
        } catch (ProviderUnavailableException e) {
            LOG.warn("A user cannot be checked: {}", LogText.clean(e.getMessage()));
            families.takeBack(rotated);
            throw GrantRefusedException.later("The identity provider does not answer; try again with the same token");
        }
    }

    private Secret session(Grant grant) throws InvalidTokenException {
        return grant.sealedProviderSession()
                .flatMap(text -> seal.open(text, Authorizations.SESSION, grant.id()))
                .orElseThrow(() -> new InvalidTokenException("the provider's session cannot be opened"));
    }

    private static Identity known(Grant grant) {
        try {
            return new Identity(grant.principal(), Claims.of(StrictJson.object(grant.claims())));
        } catch (IOException e) {
            throw new IllegalStateException("The store holds claims that are none", e);
        }
    }
}
