package io.kestramcp.oauth;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One identity provider whose access tokens are accepted, and what they must look like.
 *
 * @param issuer the exact {@code iss} of its tokens, and the {@code issuer} of its metadata
 * @param discoveryBase where its metadata is: this, then {@code /.well-known/openid-configuration}
 * @param jwksUri where its keys are; empty: where its metadata says
 * @param audiences the token's {@code aud} must hold one of these, letter by letter
 * @param audienceOnly whether {@code aud} must hold nothing else; most providers add audiences of their own
 * @param algorithms names of the allowed signature algorithms, see RFC 7518 and RFC 9864
 * @param types accepted values of the header's {@code typ}, in any case; {@value #NO_TYPE} for a token without it
 * @param clockSkew how far the provider's clock may be from ours, in whole seconds
 * @param maxLifetime how far in the future {@code exp} may lie: bounds how long a disabled user stays in
 * @param introspection how opaque tokens are checked; empty: they are refused
 */
public record IssuerSettings(
        String issuer,
        URI discoveryBase,
        Optional<URI> jwksUri,
        Set<String> audiences,
        boolean audienceOnly,
        Set<String> algorithms,
        Set<String> types,
        Duration clockSkew,
        Duration maxLifetime,
        Optional<IntrospectionSettings> introspection) {
    /** Stands in {@link #types()} for a token whose header has no {@code typ}. */
    public static final String NO_TYPE = "absent";

    /** The type of RFC 9068: the only one accepted unless the operator names others. */
    static final String ACCESS_TOKEN = "at+jwt";

    static final Duration DEFAULT_CLOCK_SKEW = Duration.ofSeconds(60);
    static final Duration DEFAULT_MAX_LIFETIME = Duration.ofDays(2);

    /**
     * Copies the sets.
     *
     * @throws IllegalArgumentException when no audience, algorithm or type is left, or an algorithm is symmetric
     */
    public IssuerSettings {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(discoveryBase, "discoveryBase");
        Objects.requireNonNull(jwksUri, "jwksUri");
        Objects.requireNonNull(introspection, "introspection");
        audiences = Set.copyOf(audiences);
        algorithms = Set.copyOf(algorithms);
        types = Set.copyOf(types);
        if (audiences.isEmpty() || algorithms.isEmpty() || types.isEmpty()) {
            throw new IllegalArgumentException("an issuer needs an audience, an algorithm and a type");
        }
        SignatureAlgorithms.named(algorithms);
        if (clockSkew.isNegative() || maxLifetime.isNegative() || maxLifetime.isZero()) {
            throw new IllegalArgumentException("durations must be positive");
        }
    }

    /** The usual provider: discovery at the issuer, every asymmetric algorithm, typed access tokens, no introspection. */
    public static IssuerSettings of(String issuer, Set<String> audiences) {
        return new IssuerSettings(
                issuer,
                ProviderUrl.parse(issuer),
                Optional.empty(),
                audiences,
                false,
                SignatureAlgorithms.names(),
                Set.of(ACCESS_TOKEN),
                DEFAULT_CLOCK_SKEW,
                DEFAULT_MAX_LIFETIME,
                Optional.empty());
    }
}
