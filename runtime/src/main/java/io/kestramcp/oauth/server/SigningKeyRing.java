package io.kestramcp.oauth.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.kestramcp.config.Secret;
import io.kestramcp.oauth.Seal;
import io.kestramcp.store.SealedColumn;
import io.kestramcp.store.SigningKey;
import io.kestramcp.store.SigningKeys;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The keys of the authorization server (ES256). Each signs for {@link #SIGNS}; the next is published {@link #AHEAD} of its
 * first use, and a key stays published until its last token has expired. Thread-safe; gateways that share a store share
 * the keys.
 */
final class SigningKeyRing {
    static final Duration SIGNS = Duration.ofDays(30);
    static final Duration AHEAD = Duration.ofDays(1);

    private static final String PLACE = SealedColumn.SIGNING_KEY.place();

    private final SigningKeys keys;
    private final Seal seal;
    private final Duration tokenLife;
    private final Clock clock;
    private volatile Published last = new Published(List.of(), new JWKSet());

    /** @param tokenLife of the longest-lived token that is signed */
    SigningKeyRing(SigningKeys keys, Seal seal, Duration tokenLife, Clock clock) {
        this.keys = keys;
        this.seal = seal;
        this.tokenLife = tokenLife.plus(ServerOptions.SKEW);
        this.clock = clock;
    }

    /** The public halves of all keys whose tokens may still be about, and of the next; the same objects until they change. */
    JWKSet published() {
        List<SigningKey> rows = keys.published();
        Published known = last;
        if (!known.rows().equals(rows)) {
            known = new Published(rows, parsed(rows));
            last = known;
        }
        return known.keys();
    }

    private static JWKSet parsed(List<SigningKey> rows) {
        List<JWK> all = new ArrayList<>();
        for (SigningKey key : rows) {
            try {
                all.add(JWK.parse(key.publicJwk()));
            } catch (ParseException e) {
                throw new IllegalStateException("The store holds a public key that is none", e);
            }
        }
        return new JWKSet(all);
    }

    /** The key to sign with now; made if there is none, and the next one ahead of its time. */
    ECKey current() {
        Instant now = clock.instant();
        Optional<Usable> current = usable(now);
        if (current.isEmpty()) {
            add(now);
            current = usable(now);
        }
        Usable found = current.orElseThrow(() -> new IllegalStateException("No signing key could be made"));
        Instant end = found.row().signsUntil();
        boolean followed =
                keys.published().stream().anyMatch(key -> !key.signsFrom().isBefore(end));
        if (!followed && now.isAfter(end.minus(AHEAD))) {
            add(end);
        }
        return found.key();
    }

    /** The newest that signs now and that our key opens: one whose key was taken away is as good as none. */
    private Optional<Usable> usable(Instant now) {
        return keys.published().stream()
                .filter(key -> key.signsAt(now))
                .flatMap(row ->
                        seal.open(row.sealedJwk(), PLACE, row.id()).map(key -> new Usable(row, parsed(key))).stream())
                .findFirst();
    }

    /** Of gateways that add a key for the same minute one does; the others find it. */
    private void add(Instant from) {
        String id = UUID.randomUUID().toString();
        ECKey key = generated(id);
        Instant until = from.plus(SIGNS);
        keys.add(new SigningKey(
                id,
                (int) (from.getEpochSecond() / 60),
                JWSAlgorithm.ES256.getName(),
                key.toPublicJWK().toJSONString(),
                seal.seal(new Secret(key.toJSONString()), PLACE, id),
                from,
                until,
                until.plus(tokenLife)));
    }

    private static ECKey generated(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java has P-256", e);
        }
    }

    private static ECKey parsed(Secret key) {
        try {
            return ECKey.parse(key.reveal());
        } catch (ParseException e) {
            throw new IllegalStateException("The store holds a signing key that is none", e);
        }
    }

    /** As they stand in the store, and as keys. */
    private record Published(List<SigningKey> rows, JWKSet keys) {}

    private record Usable(SigningKey row, ECKey key) {}
}
