package io.kestramcp.oauth;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Everything the resource server is told.
 *
 * @param publicUrl the gateway's address as clients see it, without a slash at the end; the only source of every URL
 *     that is sent out
 * @param issuers the trusted providers, at least one, each {@code iss} once
 * @param notes what an operator should know about settings that have no effect; to be logged at start
 */
public record OauthSettings(URI publicUrl, List<IssuerSettings> issuers, List<String> notes) {
    /** Where the MCP endpoint is, below the public URL. */
    public static final String MCP_PATH = "/mcp";

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException when there is no issuer, one stands twice, or two use introspection: an opaque
     *     token does not tell its issuer, and must not be shown to the wrong one
     */
    public OauthSettings {
        Objects.requireNonNull(publicUrl, "publicUrl");
        issuers = List.copyOf(issuers);
        notes = List.copyOf(notes);
        if (issuers.isEmpty()) {
            throw new IllegalArgumentException("no issuer");
        }
        Set<String> seen = new HashSet<>();
        for (IssuerSettings issuer : issuers) {
            if (!seen.add(issuer.issuer())) {
                throw new IllegalArgumentException("the issuer " + issuer.issuer() + " stands twice");
            }
        }
        if (issuers.stream()
                        .filter(issuer -> issuer.introspection().isPresent())
                        .count()
                > 1) {
            throw new IllegalArgumentException("only one issuer can use introspection");
        }
    }

    /** The canonical URI of the MCP endpoint: the audience that tokens for this server carry (RFC 8707). */
    public URI resource() {
        return URI.create(publicUrl + MCP_PATH);
    }
}
