package io.kestramcp.oauth;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a token's header must not hold, whoever signed it. */
final class JoseHeader {
    /**
     * Parameters that bring a key along or change how the token is read. A key comes from the provider's key set alone;
     * an extension (RFC 7515, section 4.1.11) that is not understood must be refused, and none is understood here.
     */
    private static final Set<String> FORBIDDEN = Set.of("jwk", "jku", "x5u", "x5c", "crit", "b64", "zip");

    private static final int MAX_KEY_ID = 256;

    private JoseHeader() {}

    /** @throws InvalidTokenException when the header holds one of them, or a key id that is none */
    static void check(Map<String, Object> header) throws InvalidTokenException {
        Set<String> present = new TreeSet<>(header.keySet());
        present.retainAll(FORBIDDEN);
        if (!present.isEmpty()) {
            throw new InvalidTokenException("the token's header holds " + present + ", which is not accepted");
        }
        Object keyId = header.get("kid");
        if (header.containsKey("kid") && !(keyId instanceof String text && text.length() <= MAX_KEY_ID)) {
            throw new InvalidTokenException("kid is not a string of at most " + MAX_KEY_ID + " characters");
        }
        if (!(header.get("alg") instanceof String)) {
            throw new InvalidTokenException("alg is missing");
        }
    }
}
