package io.kestramcp.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Checks that one of the issuer's keys signed a token, by an allowed algorithm. Thread-safe. */
final class SignatureCheck {
    /** The DER before the 32 bytes of an Ed25519 public key (RFC 8410, section 4). */
    private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final JWKSelector ALL = new JWKSelector(new JWKMatcher.Builder().build());
    private static final DefaultJWSVerifierFactory VERIFIERS = new DefaultJWSVerifierFactory();

    private final Set<JWSAlgorithm> allowed;
    private final JWKSource<SecurityContext> keys;

    SignatureCheck(Set<JWSAlgorithm> allowed, JWKSource<SecurityContext> keys) {
        this.allowed = allowed;
        this.keys = keys;
    }

    /**
     * The key that signed the token.
     *
     * @throws InvalidTokenException when the signature does not hold
     * @throws ProviderUnavailableException when no key set can be had
     */
    JWK check(SignedJWT jwt) throws InvalidTokenException, ProviderUnavailableException {
        JWSHeader header = jwt.getHeader();
        if (!allowed.contains(header.getAlgorithm())) {
            throw new InvalidTokenException("the algorithm " + header.getAlgorithm() + " is not allowed");
        }
        List<JWK> candidates = selected(new JWKSelector(JWKMatcher.forJWSHeader(header)));
        if (candidates.isEmpty()) {
            throw new InvalidTokenException("the issuer has no " + header.getAlgorithm() + " key " + header.getKeyID());
        }
        for (JWK key : candidates) {
            if (holds(jwt, key)) {
                return key;
            }
        }
        throw new InvalidTokenException("the signature is wrong");
    }

    /**
     * Whether the set of keys that is in use now has this very key. After each fetch the keys are other objects, so that a
     * signature is computed anew once a fetch: a key that the issuer took away is found out without comparing any.
     *
     * @throws ProviderUnavailableException when no key set can be had
     */
    @SuppressWarnings("ReferenceEquality")
    boolean knows(JWK key) throws ProviderUnavailableException {
        return selected(ALL).stream().anyMatch(candidate -> candidate == key);
    }

    private List<JWK> selected(JWKSelector which) throws ProviderUnavailableException {
        try {
            return keys.get(which, null);
        } catch (KeySourceException e) {
            throw new ProviderUnavailableException("the issuer's keys cannot be had: " + e.getMessage(), e);
        }
    }

    private static boolean holds(SignedJWT jwt, JWK key) {
        try {
            return jwt.verify(verifier(jwt.getHeader(), key));
        } catch (JOSEException | GeneralSecurityException | IllegalStateException e) {
            return false; // The key does not fit the algorithm, such as ES256 with a P-384 key.
        }
    }

    private static JWSVerifier verifier(JWSHeader header, JWK key) throws JOSEException, GeneralSecurityException {
        if (key instanceof OctetKeyPair pair) {
            return new Ed25519Verifier(ed25519(pair));
        }
        return VERIFIERS.createJWSVerifier(header, ((AsymmetricJWK) key).toPublicKey());
    }

    private static PublicKey ed25519(OctetKeyPair pair) throws GeneralSecurityException {
        ByteArrayOutputStream der = new ByteArrayOutputStream();
        der.writeBytes(ED25519_PREFIX);
        der.writeBytes(pair.getDecodedX());
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der.toByteArray()));
    }
}
