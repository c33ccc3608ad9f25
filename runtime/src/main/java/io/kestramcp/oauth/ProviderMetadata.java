package io.kestramcp.oauth;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What a resource server needs of a provider's metadata (OpenID Connect Discovery, section 3).
 *
 * @param jwksUri where its keys are
 * @param introspectionEndpoint where it can be asked about tokens
 */
record ProviderMetadata(URI jwksUri, Optional<URI> introspectionEndpoint) {
    /**
     * Reads a metadata document.
     *
     * @throws ProviderUnavailableException when its issuer is not exactly {@code issuer}, or an address cannot be used
     */
    static ProviderMetadata of(Map<String, Object> document, String issuer, URI base)
            throws ProviderUnavailableException {
        if (!issuer.equals(document.get("issuer"))) {
            throw new ProviderUnavailableException(
                    "the metadata at " + base + " is of the issuer " + document.get("issuer") + ", not of " + issuer);
        }
        URI jwksUri = address(document, "jwks_uri", base)
                .orElseThrow(() -> new ProviderUnavailableException("the metadata of " + issuer + " has no jwks_uri"));
        return new ProviderMetadata(jwksUri, address(document, "introspection_endpoint", base));
    }

    /** The address of that name, if the document has it. */
    static Optional<URI> address(Map<String, Object> document, String name, URI base)
            throws ProviderUnavailableException {
        if (!(document.get(name) instanceof String text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ProviderUrl.parseNamedBy(base, text));
        } catch (IllegalArgumentException e) {
            throw new ProviderUnavailableException(name + " of " + base + ": " + e.getMessage(), e);
        }
    }
}
