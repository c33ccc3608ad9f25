package io.kestramcp.oauth;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An identity provider on loopback whose tokens hold now, for tests of a whole gateway. */
public final class LiveProvider implements AutoCloseable {
    private final FakeProvider provider = new FakeProvider();

    /** Publishes one key. */
    public LiveProvider() throws IOException {
        provider.publish(TestKeys.EC);
    }

    /** Publishes from now on what are no keys. */
    public void publishGarbage() {
        provider.json(FakeProvider.JWKS, "<html>Sign in to the network</html>");
    }

    /** Its name, and where its metadata is. */
    public String issuer() {
        return provider.issuer();
    }

    /** A good access token of ten minutes for {@code resource}, with these claims besides the usual ones. */
    public String token(String resource, Map<String, ?> claims) {
        return token(issuer(), resource, claims);
    }

    /** Likewise, of another provider with the same key. */
    public static String token(String issuer, String resource, Map<String, ?> claims) {
        long now = Instant.now().getEpochSecond();
        TestToken token = TestToken.of(issuer)
                .claim("aud", List.of(resource))
                .claim("iat", now)
                .claim("exp", now + 600);
        claims.forEach(token::claim);
        return token.signed();
    }

    /** Answers nothing but 503 from now on. */
    public void goDown() {
        provider.goDown();
    }

    /** Is what it was. */
    public void comeBack() {
        provider.metadata(issuer());
        provider.publish(TestKeys.EC);
    }

    @Override
    public void close() {
        provider.close();
    }
}
