package io.kestramcp.oauth;

import com.google.gson.Gson;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.kestramcp.store.RandomSecret;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * An OpenID provider on loopback for its one client, {@value #CLIENT_ID}: code flow with PKCE and nonce, refresh tokens
 * that rotate. Who signs in, and what the provider does wrong, is the test's to say.
 */
public final class LoginProvider implements AutoCloseable {
    public static final String CLIENT_ID = "kestra-gateway";
    public static final String CLIENT_SECRET = "gateway's own secret";
    private static final String TOKEN = "/token";

    private final FakeProvider provider = new FakeProvider();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, String> sessions = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> claims = new ConcurrentHashMap<>();
    private final Set<String> disabled = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refreshes = new AtomicInteger();
    private volatile UnaryOperator<Map<String, Object>> bend = idToken -> idToken;
    private volatile Function<Map<String, Object>, String> accessToken = claims -> "opaque-" + claims.get("sub");
    private volatile boolean idTokenOnRefresh = true;

    public LoginProvider() throws IOException {
        provider.publish(TestKeys.EC);
        up();
    }

    /** Its name, and where its metadata is. */
    public String issuer() {
        return provider.issuer();
    }

    /** The provider as a gateway talks to it that waits so long; closed by whoever asked for it. */
    public Provider asSeen(Duration patience) {
        return new Provider(
                IssuerSettings.of(issuer(), Set.of("https://gateway.example/mcp")),
                new ProviderLimits(patience, patience, patience, 100_000),
                Clock.systemUTC(),
                new SameThread());
    }

    /** Answers as it should, again. */
    public void up() {
        provider.publish(TestKeys.EC);
        provider.json(
                FakeProvider.METADATA,
                new Gson()
                        .toJson(Map.of(
                                "issuer", issuer(),
                                "jwks_uri", issuer() + FakeProvider.JWKS,
                                "authorization_endpoint", issuer() + "/authorize",
                                "token_endpoint", issuer() + TOKEN,
                                "authorization_response_iss_parameter_supported", true)));
        provider.answer(TOKEN, this::token);
    }

    /** The token endpoint answers with 503. */
    public void down() {
        provider.answer(TOKEN, new FakeProvider.Answer(503, Map.of(), "down", false));
    }

    /** Everything answers with 503. */
    public void gone() {
        provider.goDown();
    }

    /** The token endpoint takes the connection and says nothing. */
    public void hang() {
        provider.answer(TOKEN, new FakeProvider.Answer(200, Map.of(), "{}", true));
    }

    /** What is claimed about a user from now on, besides who he is. */
    public void claim(String subject, Map<String, Object> about) {
        claims.put(subject, about);
    }

    /** Refreshes for that user are refused from now on. */
    public void disable(String subject) {
        disabled.add(subject);
    }

    /** What becomes of the claims of every ID token before it is signed; a null value leaves a claim out. */
    public void bend(UnaryOperator<Map<String, Object>> how) {
        bend = how;
    }

    /** Sends no ID token with the answer to a refresh from now on (OpenID Connect Core, section 12.2). */
    public void omitIdTokenOnRefresh() {
        idTokenOnRefresh = false;
    }

    /** Access tokens are signed from now on, and claim what ID tokens claim; {@code how} bends them as {@link #bend} does. */
    public void signAccessTokens(UnaryOperator<Map<String, Object>> how) {
        accessToken = claims -> signed(how.apply(claims));
    }

    /** How often a gateway has asked again about a user. */
    public int refreshes() {
        return refreshes.get();
    }

    /** How often a gateway has asked the token endpoint. */
    public long tokenRequests() {
        return provider.requests(TOKEN);
    }

    /** What a browser does that is sent to {@code address}, where its user signs in: where it is sent back to. */
    public URI signIn(URI address, String subject) {
        Map<String, String> request = query(address.getRawQuery());
        if (!CLIENT_ID.equals(request.get("client_id")) || !"S256".equals(request.get("code_challenge_method"))) {
            throw new AssertionError("Not a request of the client: " + address);
        }
        String code = RandomSecret.create().reveal();
        Map<String, String> kept = new HashMap<>(request);
        kept.put("sub", subject);
        codes.put(code, kept);
        return URI.create(request.get("redirect_uri") + "?code=" + code + "&state=" + request.get("state") + "&iss="
                + encoded(issuer()));
    }

    /** Likewise, where the provider refuses. */
    public URI refuse(URI address, String error) {
        Map<String, String> request = query(address.getRawQuery());
        return URI.create(request.get("redirect_uri") + "?error=" + error + "&error_description=secret%20words&state="
                + request.get("state") + "&iss=" + encoded(issuer()));
    }

    /** The parameters of a query. */
    public static Map<String, String> query(String raw) {
        return URLUtils.parseParameters(raw).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().get(0)));
    }

    private FakeProvider.Answer token(FakeProvider.Seen seen) {
        Map<String, String> form = query(seen.body());
        String pair = encoded(CLIENT_ID) + ":" + encoded(CLIENT_SECRET);
        if (!seen.authorization()
                .equals("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))) {
            return refusal("invalid_client");
        }
        if ("refresh_token".equals(form.get("grant_type"))) {
            refreshes.incrementAndGet();
            String subject = sessions.remove(form.get("refresh_token"));
            return subject == null || disabled.contains(subject) ? refusal("invalid_grant") : tokens(subject, null);
        }
        Map<String, String> request = codes.remove(String.valueOf(form.get("code")));
        boolean good = request != null
                && request.get("redirect_uri").equals(form.get("redirect_uri"))
                && CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(form.get("code_verifier")))
                        .getValue()
                        .equals(request.get("code_challenge"));
        return good ? tokens(request.get("sub"), request.get("nonce")) : refusal("invalid_grant");
    }

    private FakeProvider.Answer tokens(String subject, String nonce) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> idToken = new HashMap<>(claims.getOrDefault(subject, Map.of()));
        idToken.putAll(Map.of(
                "iss",
                issuer(),
                "sub",
                subject,
                "aud",
                List.of(CLIENT_ID),
                "iat",
                now,
                "exp",
                now + 300,
                "preferred_username",
                subject));
        if (nonce != null) {
            idToken.put("nonce", nonce);
        }
        String session = RandomSecret.create().reveal();
        sessions.put(session, subject);
        Map<String, Object> body = new HashMap<>(Map.of(
                "access_token",
                accessToken.apply(new HashMap<>(idToken)),
                "token_type",
                "Bearer",
                "refresh_token",
                session));
        if (nonce != null || idTokenOnRefresh) {
            body.put("id_token", signed(bend.apply(idToken)));
        }
        return json(200, body);
    }

    private static String signed(Map<String, Object> claims) {
        Map<String, Object> present = new HashMap<>(claims);
        present.values().removeIf(value -> value == null);
        return TestToken.of(Map.of("alg", "ES256", "kid", TestKeys.EC.getKeyID()), present)
                .signed();
    }

    private static FakeProvider.Answer refusal(String error) {
        return json(400, Map.of("error", error));
    }

    private static FakeProvider.Answer json(int status, Map<String, ?> body) {
        return new FakeProvider.Answer(
                status, Map.of("Content-Type", "application/json"), new Gson().toJson(body), false);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        provider.close();
    }
}
