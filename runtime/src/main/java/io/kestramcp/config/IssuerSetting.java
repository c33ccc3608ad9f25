package io.kestramcp.config;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What can be set of an identity provider: its name in the environment is one of {@link #prefixes} and its own. None has a
 * flag. Whoever signs callers in reads the values.
 */
public enum IssuerSetting {
    /** Who vouches. */
    ISSUER_URL("", "Address of the provider, which turns sign-in on: below it, its metadata is found."),
    /** By which name. */
    ISSUER("the address", "The exact iss of its tokens, where that is not the address."),
    /** Where its keys are. */
    JWKS_URI("from metadata", "Address of its keys; no metadata is read then."),
    /** For whom tokens must be. */
    AUDIENCE("KESTRA_MCP_PUBLIC_URL/mcp", "What aud must hold: one of these words, parted by commas or blanks."),
    /** And for nobody else. */
    AUDIENCE_ONLY("false", "Refuse a token whose aud holds anything else as well."),
    /** How tokens may be signed. */
    ALGORITHMS("all asymmetric ones", "Signature algorithms that are accepted, such as RS256 ES256."),
    /** What tokens must say they are. */
    TOKEN_TYPES("at+jwt", "Accepted typ of a token's header; many providers need at+jwt,JWT, some absent."),
    /** How far clocks may differ. */
    CLOCK_SKEW_SECONDS("60", "How far the provider's clock may be from the gateway's, at most 300."),
    /** How long somebody who is disabled stays in. */
    MAX_TOKEN_LIFETIME_SECONDS(
            "172800", "How far ahead exp may lie, at most 2592000; a token that holds longer is refused."),
    /** Tokens that only the provider can read. */
    INTROSPECTION(
            "false", "Ask the provider about opaque tokens (RFC 7662), at the address in its metadata, by CLIENT_ID."),
    /** Where it is asked. */
    INTROSPECTION_URL("from metadata", "Ask it at this address; needed beside JWKS_URI."),
    /** The gateway's own name at the provider. */
    CLIENT_ID("", "The gateway as a client of the provider: to introspect and, at the first one, to sign users in."),
    /** Its proof. */
    CLIENT_SECRET("", "The client's secret; better in a file, which the same key with _FILE after it names.");

    private static final int MOST = 9;

    private final String usual;
    private final String description;

    IssuerSetting(String usual, String description) {
        this.usual = usual;
        this.description = description;
    }

    /** What the names begin with: the first provider's, then those of up to eight more. */
    public static List<String> prefixes() {
        return Stream.concat(
                        Stream.of("OIDC_"), IntStream.rangeClosed(2, MOST).mapToObj(number -> "OIDC_" + number + "_"))
                .toList();
    }

    /** What holds when nothing is set, in words; empty for nothing. */
    public String usual() {
        return usual;
    }

    /** What it is for, for documentation. */
    public String description() {
        return description;
    }
}
