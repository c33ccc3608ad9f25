package io.kestramcp.oauth;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The signature algorithms that can be allowed. None is symmetric: who can check such a token can also forge it. */
final class SignatureAlgorithms {
    private static final Map<String, JWSAlgorithm> KNOWN = Collections.unmodifiableMap(Stream.of(
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384,
                    JWSAlgorithm.ES512,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.PS384,
                    JWSAlgorithm.PS512,
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.RS384,
                    JWSAlgorithm.RS512,
                    JWSAlgorithm.EdDSA,
                    JWSAlgorithm.Ed25519)
            .collect(Collectors.toMap(JWSAlgorithm::getName, a -> a, (a, b) -> a, LinkedHashMap::new)));

    private SignatureAlgorithms() {}

    /** The names of all of them. */
    static Set<String> names() {
        return KNOWN.keySet();
    }

    /**
     * The algorithms of these names.
     *
     * @throws IllegalArgumentException naming the first that cannot be allowed
     */
    static Set<JWSAlgorithm> named(Collection<String> names) {
        return names.stream().map(SignatureAlgorithms::named).collect(Collectors.toUnmodifiableSet());
    }

    private static JWSAlgorithm named(String name) {
        JWSAlgorithm algorithm = KNOWN.get(name);
        if (algorithm == null) {
            throw new IllegalArgumentException(name + " cannot be allowed; choose from " + String.join(", ", names()));
        }
        return algorithm;
    }
}
