package io.kestramcp.oauth;

import static io.kestramcp.oauth.Outcomes.accepted;
import static io.kestramcp.oauth.Outcomes.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that nobody issued, or that ask to be checked in a way of their own choosing. */
class TokenForgeryTest {
    private Rig rig;

    @BeforeEach
    void start() throws IOException {
        rig = new Rig();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void a_token_signed_by_the_issuer_is_accepted() {
        Authentication.Authenticated caller = accepted(rig.send(rig.token().signed()));

        assertThat(caller.identity().principal().subject()).isEqualTo("alice-id");
        assertThat(caller.identity().principal().issuer()).isEqualTo(rig.provider.issuer());
        assertThat(caller.identity().principal().displayName()).isEqualTo("alice");
        assertThat(caller.expiresAt()).isEqualTo(HandClock.START.plusSeconds(600));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "nOnE", "NONE"})
    void T1_alg_none_is_refused(String none) {
        String token = rig.token().header("alg", none).unsigned();

        assertThat(rig.send(token)).isInstanceOf(Authentication.Invalid.class);
        assertThat(rig.provider.requests()).isEmpty();
    }

    @Test
    void T1_an_empty_signature_is_refused() {
        refused(rig.send(rig.token().unsigned()), "not a signed JWT");
    }

    @Test
    void T2_HS256_with_the_public_key_as_its_secret_is_refused() throws JOSEException {
        byte[] pem = ("-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(TestKeys.RSA.toRSAPublicKey().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
        for (byte[] secret : List.of(pem, TestKeys.RSA.toRSAPublicKey().getEncoded())) {
            TestToken token = rig.token().header("alg", "HS256").header("kid", "rsa");
            String forged =
                    TestToken.signed(token.headerJson(), token.claimsJson(), new MACSigner(secret), JWSAlgorithm.HS256);
            refused(rig.send(forged), "HS256 is not allowed");
        }
    }

    @Test
    void T3_RS256_is_refused_where_only_ES256_is_allowed() throws IOException {
        try (Rig strict = new Rig("OIDC_ALGORITHMS", "ES256")) {
            TestToken rs256 = strict.token().header("alg", "RS256").header("kid", "rsa");

            accepted(strict.send(strict.token().signed()));
            refused(strict.send(rs256.signed(TestKeys.RSA)), "RS256 is not allowed");
        }
    }

    @Test
    void a_wrong_signature_is_refused() {
        refused(rig.send(rig.token().signed(TestKeys.OTHER_EC)), "signature is wrong");
    }

    @Test
    void T8_a_key_that_the_token_brings_along_is_refused_and_nothing_is_fetched() throws IOException {
        try (FakeProvider evil = new FakeProvider()) {
            evil.publish(TestKeys.OTHER_EC);
            Map<String, Object> headers = Map.of(
                    "jwk",
                    TestKeys.OTHER_EC.toPublicJWK().toJSONObject(),
                    "jku",
                    evil.issuer() + FakeProvider.JWKS,
                    "x5u",
                    evil.issuer() + FakeProvider.JWKS,
                    "x5c",
                    List.of("MIIB"));
            headers.forEach((name, value) -> {
                refused(rig.send(rig.token().header(name, value).signed(TestKeys.OTHER_EC)), "[" + name + "]");
                refused(rig.send(rig.token().header(name, value).signed()), "[" + name + "]");
            });
            assertThat(evil.requests()).isEmpty();
            assertThat(rig.provider.requests()).isEmpty();
        }
    }

    @Test
    void T8_extensions_that_are_not_understood_are_refused() {
        refused(
                rig.send(rig.token()
                        .header("crit", List.of("exp"))
                        .header("exp", 1)
                        .signed()),
                "[crit]");
        refused(rig.send(rig.token().header("b64", false).signed()), "[b64]");
        refused(
                rig.send(rig.token()
                        .header("b64", false)
                        .header("crit", List.of("b64"))
                        .signed()),
                "[b64, crit]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../etc/passwd", "ec' OR '1'='1", "/dev/null", "ec\u0000", "http://169.254.169.254/", "*"})
    void T9_a_key_id_is_only_ever_compared(String keyId) {
        refused(rig.send(rig.token().header("kid", keyId).signed()), "has no ES256 key");
        assertThat(rig.provider.requests()).allMatch(request -> List.of(FakeProvider.METADATA, FakeProvider.JWKS)
                .contains(request.path()));
    }

    @Test
    void T9_a_key_id_of_any_size_or_type_is_refused_before_keys_are_fetched() {
        refused(rig.send(rig.token().header("kid", "k".repeat(1_000_000)).signed()), "characters, over");
        refused(rig.send(rig.token().header("kid", "k".repeat(1000)).signed()), "kid is not");
        refused(rig.send(rig.token().header("kid", List.of("ec")).signed()), "kid is not");
        assertThat(rig.provider.requests()).isEmpty();
    }

    @Test
    void T10_a_header_of_100_KB_is_refused_before_it_is_decoded() {
        refused(rig.send("A".repeat(100_000)), "characters, over");
    }

    @Test
    void T10_encrypted_and_nested_tokens_are_refused() {
        String jwe = TestToken.encoded("{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"zip\":\"DEF\"}") + "..AAAA.AAAA.AAAA";
        refused(rig.send(jwe), "encrypted");
        String inner = rig.token().signed();
        String nested =
                TestToken.encoded("{\"alg\":\"ES256\",\"cty\":\"JWT\"}") + "." + TestToken.encoded(inner) + ".AA";
        refused(rig.send(nested), "payload is not a plain JSON object");
    }

    @Test
    void T10_deep_JSON_is_refused_though_it_is_signed() throws JOSEException {
        String deep = "[".repeat(2000) + "]".repeat(2000);
        String claims = rig.token().claimsJson().replaceFirst("}$", ",\"deep\":" + deep + "}");
        refused(rig.send(signedRaw(rig.token().headerJson(), claims)), "nesting");
    }

    @Test
    void T10_a_duplicate_claim_is_refused_though_it_is_signed() throws JOSEException {
        String claims = rig.token().claimsJson().replaceFirst("}$", ",\"sub\":\"mallory\"}");
        refused(rig.send(signedRaw(rig.token().headerJson(), claims)), "sub stands twice");
        String header = rig.token().headerJson().replaceFirst("}$", ",\"alg\":\"ES256\"}");
        refused(rig.send(signedRaw(header, rig.token().claimsJson())), "alg stands twice");
        String escaped = rig.token().claimsJson().replaceFirst("}$", ",\"s\\\\u0075b\":\"mallory\"}");
        refused(rig.send(signedRaw(rig.token().headerJson(), escaped)), "sub stands twice");
    }

    @Test
    void T13_a_psychic_signature_is_refused() {
        String zeros = Base64URL.encode(new byte[64]).toString();
        byte[] order = Curve.P_256.toECParameterSpec().getOrder().toByteArray();
        byte[] n = Arrays.copyOfRange(order, order.length - 32, order.length);
        byte[] both = Arrays.copyOf(n, 64);
        System.arraycopy(n, 0, both, 32, 32);

        refused(rig.send(rig.token().signature(zeros)), "signature is wrong");
        refused(rig.send(rig.token().signature(Base64URL.encode(both).toString())), "signature is wrong");
    }

    @Test
    void T13_signatures_of_another_length_or_curve_are_refused() throws JOSEException {
        String good = rig.token().signed();
        refused(rig.send(good + "AAAA"), "signature is wrong");
        ECKey p384 = TestKeys.ec(Curve.P_384, "ec");
        rig.provider.publish(p384);
        TestToken token = rig.token();
        String mixed =
                TestToken.signed(token.headerJson(), token.claimsJson(), new ECDSASigner(p384), JWSAlgorithm.ES384);
        refused(rig.send(mixed), "signature is wrong");
    }

    @Test
    void T13_keys_that_are_weak_or_off_their_curve_are_not_used_and_do_not_hinder_the_others() throws JOSEException {
        Map<String, Object> off = TestKeys.OTHER_EC.toPublicJWK().toJSONObject();
        off.put("y", off.get("x"));
        // The base point of secp256k1: a valid point, of a curve that no allowed algorithm has.
        String small = "{\"kty\":\"EC\",\"crv\":\"secp256k1\",\"kid\":\"small\","
                + "\"x\":\"eb5mfvncu6xVoGKVzocLBwKb_NstzijZWfKBWxb4F5g\","
                + "\"y\":\"SDradyajxGVdpPv8DhEIqP0XtEimhVQZnEfQj_sQ1Lg\"}";
        RSAKey weak = TestKeys.rsa(1024, "weak");
        rig.provider.json(
                FakeProvider.JWKS,
                "{\"keys\":[" + new Gson().toJson(off) + "," + small + ",7,{\"kty\":\"new\"},"
                        + weak.toPublicJWK().toJSONString() + ","
                        + TestKeys.EC.toPublicJWK().toJSONString() + "]}");

        accepted(rig.send(rig.token().signed()));
        refused(rig.send(rig.token().header("kid", "other-ec").signed(TestKeys.OTHER_EC)), "has no ES256 key");
        refused(rig.send(rig.token().header("kid", "small").signed()), "has no ES256 key");
        TestToken token = rig.token().header("alg", "RS256").header("kid", "weak");
        JWSSigner signer = new RSASSASigner(weak.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance()));
        refused(
                rig.send(TestToken.signed(token.headerJson(), token.claimsJson(), signer, JWSAlgorithm.RS256)),
                "has no RS256 key");
    }

    @Test
    void PS_and_RS_signatures_are_accepted_too() {
        for (String algorithm : List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512")) {
            accepted(rig.send(
                    rig.token().header("alg", algorithm).header("kid", "rsa").signed(TestKeys.RSA)));
        }
    }

    @Test
    void A_16_ES384_and_ES512_signatures_are_accepted_too() {
        ECKey p384 = TestKeys.ec(Curve.P_384, "p384");
        ECKey p521 = TestKeys.ec(Curve.P_521, "p521");
        rig.provider.publish(p384, p521);
        accepted(rig.send(
                rig.token().header("alg", "ES384").header("kid", "p384").signed(p384)));
        accepted(rig.send(
                rig.token().header("alg", "ES512").header("kid", "p521").signed(p521)));
    }

    @Test
    void EdDSA_signatures_are_accepted_too() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] der = pair.getPublic().getEncoded();
        String x = Base64URL.encode(Arrays.copyOfRange(der, der.length - 32, der.length))
                .toString();
        rig.provider.json(
                FakeProvider.JWKS,
                "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"ed\",\"x\":\"" + x + "\"}]}");
        for (String algorithm : List.of("EdDSA", "Ed25519")) {
            String input =
                    rig.token().header("alg", algorithm).header("kid", "ed").unsigned();
            byte[] signature = ed25519(pair, input.substring(0, input.length() - 1));
            accepted(rig.send(input + Base64URL.encode(signature)));
            signature[3] ^= 1;
            refused(rig.send(input + Base64URL.encode(signature)), "signature is wrong");
            refused(rig.send(input + "AAAA"), "signature is wrong");
        }
    }

    @Test
    void no_mutation_of_a_token_throws_or_gets_in() {
        String good = rig.token().signed();
        Random random = new Random(20261121);
        for (int i = 0; i < 3000; i++) {
            StringBuilder bent = new StringBuilder(good);
            int at = random.nextInt(good.lastIndexOf('.'));
            char put = "ABCabc019-_.~+/=".charAt(random.nextInt(16));
            if (put == good.charAt(at)) {
                continue;
            }
            bent.setCharAt(at, put);
            assertThat(rig.send(bent.toString())).isInstanceOf(Authentication.Refused.class);
        }
    }

    private static byte[] ed25519(KeyPair pair, String input) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(input.getBytes(StandardCharsets.US_ASCII));
        return signature.sign();
    }

    private static String signedRaw(String header, String claims) throws JOSEException {
        return TestToken.signed(header, claims, new ECDSASigner(TestKeys.EC), JWSAlgorithm.ES256);
    }
}
