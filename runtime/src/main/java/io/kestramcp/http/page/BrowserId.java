package io.kestramcp.http.page;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells one browser from every other: a random text in a cookie that no other site, subdomain or script can read or set.
 * The proof in our forms is made of it, so that every gateway can check what another has shown, without a store. Its text
 * shows nothing.
 */
public final class BrowserId {
    /** The prefix makes browsers refuse it from another host, and without TLS (RFC 6265bis, section 4.1.3.2). */
    static final String COOKIE = "__Host-kestra-mcp";

    private static final int BYTES = 32;
    private static final String FORM = "[A-Za-z0-9_-]{43}";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String value;

    private BrowserId(String value) {
        this.value = value;
    }

    /** A new one. */
    public static BrowserId create() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new BrowserId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The one in a cookie; empty if we did not write that. */
    static Optional<BrowserId> of(String cookie) {
        return cookie.matches(FORM) ? Optional.of(new BrowserId(cookie)) : Optional.empty();
    }

    /** For the cookie. */
    String value() {
        return value;
    }

    /** A text by which the browser can be known again, and from which the cookie cannot be found; for a store. */
    public String fingerprint() {
        return derived("browser");
    }

    /** What a form of ours carries: only who was shown the page with this cookie can know it. */
    String formProof() {
        return derived("form");
    }

    /** Whether the form came from a page that this browser was shown. */
    boolean proves(String proof) {
        return MessageDigest.isEqual(
                formProof().getBytes(StandardCharsets.US_ASCII), proof.getBytes(StandardCharsets.US_ASCII));
    }

    private String derived(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(purpose.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HmacSHA256", impossible);
        }
    }

    @Override
    public String toString() {
        return "(browser)";
    }
}
