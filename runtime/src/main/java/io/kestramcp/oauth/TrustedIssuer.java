package io.kestramcp.oauth;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.JWK;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;

/** One issuer at work: checks the signed tokens that name it, and opaque ones where it is set up so. Thread-safe. */
final class TrustedIssuer implements TokenIssuer, AutoCloseable {
    /** RFC 7515, section 4.1.9: a type without a slash stands for the media type of that name. */
    private static final String MEDIA_TYPE = "application/";

    private final IssuerSettings settings;
    private final Clock steady;
    private final Set<String> types;
    private final FetchedKeys fetched;
    private final IssuerKeys keys;
    private final SignatureCheck signature;
    private final AccessTokenClaims claims;
    private final Optional<Introspection> introspection;

    TrustedIssuer(IssuerSettings settings, ProviderHttp http, Times times, ExecutorService background) {
        Discovery discovery = new Discovery(settings, http, times.steady());
        this.settings = settings;
        this.steady = times.steady();
        this.types = settings.types().stream().map(TrustedIssuer::shortType).collect(Collectors.toUnmodifiableSet());
        this.fetched = new FetchedKeys(discovery, http, steady);
        this.keys = new IssuerKeys(fetched, steady, background);
        this.signature = new SignatureCheck(SignatureAlgorithms.named(settings.algorithms()), keys);
        this.claims = new AccessTokenClaims(settings, times.wall());
        this.introspection = settings.introspection()
                .map(client -> new Introspection(settings.issuer(), client, discovery, http, claims, times));
    }

    String name() {
        return settings.issuer();
    }

    KeyHealth health() {
        return fetched.health();
    }

    /** How long ago the provider last gave keys that could be used. */
    Optional<Duration> keyAge() {
        return fetched.lastUsable().map(then -> Duration.between(then, steady.instant()));
    }

    /** Asks for keys if there are none, and nobody asked lately: of two tries in an interval one is left for a token. */
    void lookForKeys() {
        boolean wanted = health() == KeyHealth.UNKNOWN || health() == KeyHealth.NONE;
        boolean lately = fetched.lastTried()
                .filter(then -> steady.instant().isBefore(then.plus(IssuerKeys.COOLDOWN)))
                .isPresent();
        if (wanted && !lately) {
            keys.look();
        }
    }

    Optional<Introspection> introspection() {
        return introspection;
    }

    @Override
    public ProvedToken prove(CompactToken token) throws InvalidTokenException, ProviderUnavailableException {
        String type = checkedType(token);
        JWK key = signature.check(token.jwt());
        Map<String, Object> payload = token.payload();
        Instant expiry = claims.check(payload);
        if (!type.equals(IssuerSettings.ACCESS_TOKEN)) {
            TokenKind.requireAccessToken(payload);
        }
        return new ProvedToken(this, key, TokenClaims.authenticated(settings.issuer(), payload, expiry));
    }

    @Override
    public boolean stillHolds(ProvedToken proved) throws InvalidTokenException, ProviderUnavailableException {
        claims.check(proved.claims());
        return signature.knows(proved.key());
    }

    private String checkedType(CompactToken token) throws InvalidTokenException {
        JOSEObjectType declared = token.jwt().getHeader().getType();
        String type = declared == null ? IssuerSettings.NO_TYPE : shortType(declared.getType());
        if (!types.contains(type) || (declared != null && type.equals(IssuerSettings.NO_TYPE))) {
            throw new InvalidTokenException("its typ is " + (declared == null ? "absent" : declared)
                    + "; if the provider makes its access tokens so, name it in OIDC_TOKEN_TYPES");
        }
        return type;
    }

    private static String shortType(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return lower.startsWith(MEDIA_TYPE) ? lower.substring(MEDIA_TYPE.length()) : lower;
    }

    @Override
    public void close() {
        keys.close();
    }
}
