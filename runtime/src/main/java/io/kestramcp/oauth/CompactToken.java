package io.kestramcp.oauth;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * A signed JWT, taken apart and not yet believed.
 *
 * @param header the JOSE header
 * @param payload the claims, as they stand
 * @param jwt the same token for the library
 */
record CompactToken(Map<String, Object> header, Map<String, Object> payload, SignedJWT jwt) {
    /**
     * Takes {@code token} apart; empty if it is opaque, that is, nothing that claims to be a JOSE object.
     *
     * @throws InvalidTokenException when it is a JOSE object and not a well-formed signed JWT
     */
    static Optional<CompactToken> parse(String token) throws InvalidTokenException {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3 && parts.length != 5) {
            return Optional.empty();
        }
        if (parts.length == 5) {
            throw new InvalidTokenException("an encrypted token: only signed tokens are accepted");
        }
        Map<String, Object> header = object("header", parts[0]);
        Map<String, Object> payload = object("payload", parts[1]);
        JoseHeader.check(header);
        try {
            return Optional.of(new CompactToken(
                    header,
                    payload,
                    new SignedJWT(new Base64URL(parts[0]), new Base64URL(parts[1]), new Base64URL(parts[2]))));
        } catch (ParseException | IllegalArgumentException e) {
            throw new InvalidTokenException("not a signed JWT: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> object(String what, String part) throws InvalidTokenException {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return StrictJson.object(text);
        } catch (CharacterCodingException e) {
            throw new InvalidTokenException("the token's " + what + " is not UTF-8", e);
        } catch (IllegalArgumentException | IOException e) {
            throw new InvalidTokenException(
                    "the token's " + what + " is not a plain JSON object: " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "CompactToken";
    }
}
