package io.kestramcp.oauth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a provider shows of itself, for a diagnosis: read as signing in reads it, within the same limits. Thread-safe. */
public final class ProviderLook {
    private final IssuerSettings settings;
    private final ProviderHttp http = new ProviderHttp(ProviderLimits.DEFAULT);

    /** Asks nothing yet. */
    public ProviderLook(IssuerSettings settings) {
        this.settings = settings;
    }

    /**
     * Its metadata, whatever stands in it.
     *
     * @param document the members
     * @param date by the provider's clock, in whole seconds
     */
    public record Metadata(Map<String, Object> document, Optional<Instant> date) {}

    /**
     * Reads the metadata.
     *
     * @throws ProviderUnavailableException when there is none; its cause is an {@code IOException}
     */
    public Metadata metadata() throws ProviderUnavailableException {
        ProviderReply reply = http.read(Discovery.address(settings));
        return new Metadata(reply.body(), reply.date());
    }

    /** Whose it says it is. */
    public String issuer(Metadata metadata) {
        return LogText.clean(String.valueOf(metadata.document().get("issuer")));
    }

    /**
     * Looks whether tokens can be checked by it.
     *
     * @throws ProviderUnavailableException when it is another issuer's, or an address in it cannot be used
     */
    public void accept(Metadata metadata) throws ProviderUnavailableException {
        ProviderMetadata.of(metadata.document(), settings.issuer(), settings.discoveryBase());
    }

    /**
     * Looks whether people can sign in by it.
     *
     * @throws ProviderUnavailableException when an address is missing, or cannot be used
     */
    public void acceptForLogin(Metadata metadata) throws ProviderUnavailableException {
        LoginEndpoints.of(metadata.document(), settings.discoveryBase());
    }

    /**
     * The accepted signature algorithms that some published key is good for, in alphabetical order.
     *
     * @throws ProviderUnavailableException when no key set can be had
     */
    public List<String> usableAlgorithms() throws ProviderUnavailableException {
        Discovery discovery = new Discovery(settings, http, Clock.systemUTC());
        JWKSet keys = PublicKeys.in(http.get(discovery.jwksUri()));
        return SignatureAlgorithms.named(settings.algorithms()).stream()
                .filter(algorithm -> new JWKSelector(JWKMatcher.forJWSHeader(new JWSHeader(algorithm)))
                        .select(keys).stream().anyMatch(key -> fits(key, algorithm)))
                .map(JWSAlgorithm::getName)
                .sorted()
                .toList();
    }

    /** The matcher looks at the kind of key alone, and a curve is good for one algorithm (RFC 7518, section 3.4). */
    private static boolean fits(JWK key, JWSAlgorithm algorithm) {
        return !(key instanceof ECKey ec) || Curve.forJWSAlgorithm(algorithm).contains(ec.getCurve());
    }
}
