package io.kestramcp.oauth.server;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import io.kestramcp.config.Secret;
import io.kestramcp.oauth.LogText;
import io.kestramcp.store.AuthorizationCode;
import io.kestramcp.store.AuthorizationCodes;
import io.kestramcp.store.Grant;
import io.kestramcp.store.Redemption;
import io.kestramcp.store.RefreshFamilies;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tokens for a code: once, for the client, the address and the verifier that it was made for. Thread-safe. */
final class CodeGrant {
    private static final Logger LOG = LoggerFactory.getLogger(CodeGrant.class);

    private final ServerOptions options;
    private final AuthorizationCodes codes;
    private final RefreshFamilies families;
    private final Revocations revocations;
    private final AccessTokens tokens;
    private final GrantRecord record;

    CodeGrant(
            ServerOptions options,
            AuthorizationCodes codes,
            RefreshFamilies families,
            Revocations revocations,
            AccessTokens tokens,
            GrantRecord record) {
        this.options = options;
        this.codes = codes;
        this.families = families;
        this.revocations = revocations;
        this.tokens = tokens;
        this.record = record;
    }

    /** Redeems; whatever is wrong with the first use, the code is spent by it. */
    IssuedPair redeem(String clientId, AuthorizationCodeGrant presented) throws GrantRefusedException {
        Redemption redemption =
                codes.redeem(new Secret(presented.getAuthorizationCode().getValue()), clientId);
        if (redemption instanceof Redemption.Replayed replayed) {
            Grant ended = replayed.code().grant();
            revocations.endGrant(ended.id());
            LOG.warn(
                    "An authorization code of the client {} was used a second time: somebody may have a copy. All that"
                            + " came of it has been revoked.",
                    LogText.clean(ended.clientId()));
            record.step(GrantRecord.Step.REPLAYED, ended.principal(), ended.clientId());
            throw GrantRefusedException.grant("The code was used before; all that came of it has been revoked");
        }
        if (!(redemption instanceof Redemption.Redeemed redeemed)) {
            throw GrantRefusedException.grant("The code is unknown, too old, or another client's");
        }
        check(redeemed.code(), presented);
        Grant grant = redeemed.code().grant();
        String access = tokens.issue(grant);
        Optional<Secret> refresh =
                grant.sealedProviderSession().map(session -> families.start(grant, options.refreshLife()));
        // Somebody may have used the code a second time meanwhile, before there was anything to revoke.
        if (revocations.isEnded(grant.id())) {
            revocations.endGrant(grant.id());
            throw GrantRefusedException.grant("The code was used twice; all that came of it has been revoked");
        }
        record.step(GrantRecord.Step.GRANTED, grant.principal(), grant.clientId());
        return new IssuedPair(access, refresh);
    }

    private static void check(AuthorizationCode code, AuthorizationCodeGrant presented) throws GrantRefusedException {
        if (presented.getRedirectionURI() == null
                || !code.redirectUri().equals(presented.getRedirectionURI().toString())) {
            throw GrantRefusedException.grant("redirect_uri is not the one that the code was sent to");
        }
        if (presented.getCodeVerifier() == null
                || !new Secret(code.codeChallenge())
                        .equals(new Secret(CodeChallenge.compute(CodeChallengeMethod.S256, presented.getCodeVerifier())
                                .getValue()))) {
            throw GrantRefusedException.grant("code_verifier does not answer the code_challenge");
        }
    }
}
