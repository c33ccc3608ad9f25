package io.kestramcp.oauth;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A token that a test bends: begins as a good one. What is set to {@code null} is left out. */
final class TestToken {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private final Map<String, Object> header = new LinkedHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();

    /** A good token for {@code Rig.RESOURCE}: at+jwt, ES256, ten minutes. */
    static TestToken of(String issuer) {
        long now = HandClock.START.getEpochSecond();
        return new TestToken()
                .header("alg", "ES256")
                .header("typ", "at+jwt")
                .header("kid", TestKeys.EC.getKeyID())
                .claim("iss", issuer)
                .claim("aud", List.of(Rig.RESOURCE))
                .claim("sub", "alice-id")
                .claim("preferred_username", "alice")
                .claim("client_id", "assistant")
                .claim("iat", now)
                .claim("exp", now + 600)
                .claim("jti", "1");
    }

    /** A token of this header and these claims, nothing added. */
    static TestToken of(Map<String, Object> header, Map<String, Object> claims) {
        TestToken token = new TestToken();
        token.header.putAll(header);
        token.claims.putAll(claims);
        return token;
    }

    TestToken header(String name, Object value) {
        return put(header, name, value);
    }

    TestToken claim(String name, Object value) {
        return put(claims, name, value);
    }

    String unsigned() {
        return encoded(GSON.toJson(header)) + "." + encoded(GSON.toJson(claims)) + ".";
    }

    String signature(String signature) {
        return unsigned() + signature;
    }

    String signed() {
        return signed(TestKeys.EC);
    }

    /** Signed by {@code key} with the header's algorithm, whatever the rest of the header says. */
    String signed(JWK key) {
        try {
            JWSAlgorithm algorithm = JWSAlgorithm.parse((String) header.get("alg"));
            JWSSigner signer = new DefaultJWSSignerFactory().createJWSSigner(key, algorithm);
            return signed(GSON.toJson(header), GSON.toJson(claims), signer, algorithm);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Raw texts signed, for what no JSON writer would write. */
    static String signed(String header, String claims, JWSSigner signer, JWSAlgorithm algorithm) throws JOSEException {
        String input = encoded(header) + "." + encoded(claims);
        return input + "." + signer.sign(new JWSHeader(algorithm), input.getBytes(StandardCharsets.US_ASCII));
    }

    String headerJson() {
        return GSON.toJson(header);
    }

    String claimsJson() {
        return GSON.toJson(claims);
    }

    static String encoded(String text) {
        return Base64URL.encode(text).toString();
    }

    private TestToken put(Map<String, Object> map, String name, Object value) {
        if (value == null) {
            map.remove(name);
        } else {
            map.put(name, value);
        }
        return this;
    }
}
