package io.kestramcp.bench.micro;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.kestramcp.oauth.Authentication;
import io.kestramcp.oauth.BearerAuthenticator;
import io.kestramcp.oauth.BearerRequest;
import io.kestramcp.oauth.OauthSettingsReader;
import io.kestramcp.oauth.TokenTries;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The check of an ES256 access token whose issuer's keys are known: the same token again, and ever other ones. */
@State(Scope.Thread)
public class TokenChecks {
    /** More than anybody remembers. */
    private static final int OTHERS = 20_000;

    private static final String GATEWAY = "http://127.0.0.1:8081";

    private HttpServer provider;
    private BearerAuthenticator authenticator;
    private BearerRequest[] requests;
    private int next;

    /** Starts a provider that has one key, and signs tokens with it. */
    @Setup
    public void open() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256)
                .keyID("bench")
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .generate();
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String issuer = "http://127.0.0.1:" + provider.getAddress().getPort();
        serve("/jwks", new JWKSet(key).toString());
        serve("/", "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + issuer + "/jwks\"}");
        provider.start();
        authenticator = new BearerAuthenticator(
                OauthSettingsReader.read(Map.of("OIDC_ISSUER_URL", issuer, "KESTRA_MCP_PUBLIC_URL", GATEWAY))
                        .orElseThrow());
        JWSSigner signer = new ECDSASigner(key);
        requests = new BearerRequest[OTHERS];
        for (int number = 0; number < OTHERS; number++) {
            requests[number] =
                    new BearerRequest(List.of("Bearer " + token(issuer, number, signer)), "", "application/json");
        }
        if (!(sameToken() instanceof Authentication.Authenticated)) {
            throw new IllegalStateException("not let in: " + sameToken());
        }
    }

    /** One caller's token, again and again. */
    @Benchmark
    public Authentication sameToken() {
        return authenticator.authenticate(requests[0], TokenTries.UNLIMITED);
    }

    /** Each a token that was not seen lately. */
    @Benchmark
    public Authentication otherToken() {
        next = (next + 1) % OTHERS;
        return authenticator.authenticate(requests[next], TokenTries.UNLIMITED);
    }

    /** Stops the provider. */
    @TearDown
    public void close() {
        authenticator.close();
        provider.stop(0);
    }

    private static String token(String issuer, int number, JWSSigner signer) throws JOSEException {
        Instant now = Instant.now();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID("bench")
                        .type(new JOSEObjectType("at+jwt"))
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .audience(GATEWAY + "/mcp")
                        .subject("bench")
                        .claim("client_id", "bench")
                        .claim("roles", List.of("developer"))
                        .jwtID("token " + number)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(Duration.ofHours(2))))
                        .build());
        token.sign(signer);
        return token.serialize();
    }

    private void serve(String path, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        provider.createContext(path, exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }
}
