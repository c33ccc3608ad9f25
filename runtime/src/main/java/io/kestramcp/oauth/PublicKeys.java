package io.kestramcp.oauth;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of a provider's key set that may check a signature. A key that is secret, private, weak, or not to be read is
 * left out, and does not keep the others from use: one odd key must not lock everybody out.
 */
final class PublicKeys {
    private static final int MIN_RSA_BITS = 2048;
    private static final Set<Curve> CURVES = Set.of(Curve.P_256, Curve.P_384, Curve.P_521);

    private PublicKeys() {}

    /** @throws ProviderUnavailableException when the document is no key set at all */
    static JWKSet in(Map<String, Object> document) throws ProviderUnavailableException {
        if (!(document.get("keys") instanceof List<?> entries)) {
            throw new ProviderUnavailableException("the key set has no list of keys");
        }
        List<JWK> keys = new ArrayList<>();
        for (Object entry : entries) {
            key(entry).filter(PublicKeys::isUsable).ifPresent(keys::add);
        }
        return new JWKSet(keys);
    }

    private static Optional<JWK> key(Object entry) {
        if (!(entry instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((name, value) -> members.put(String.valueOf(name), value));
        try {
            return Optional.of(JWK.parse(members));
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isUsable(JWK key) {
        if (key.isPrivate()) {
            return false; // Published, so no longer anybody's secret.
        }
        if (key instanceof RSAKey) {
            return key.size() >= MIN_RSA_BITS;
        }
        if (key instanceof ECKey ec) {
            return CURVES.contains(ec.getCurve());
        }
        return key instanceof OctetKeyPair pair && pair.getCurve().equals(Curve.Ed25519);
    }
}
