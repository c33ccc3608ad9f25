package io.kestramcp.oauth;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What a browser login needs of a provider's metadata (OpenID Connect Discovery, section 3).
 *
 * @param authorization where the browser is sent
 * @param token where a code is redeemed
 * @param secretInForm whether the provider takes a client's secret in the form alone, not by HTTP Basic
 * @param namesItself whether every answer through the browser holds {@code iss} (RFC 9207)
 */
public record LoginEndpoints(URI authorization, URI token, boolean secretInForm, boolean namesItself) {
    private static final String METHODS = "token_endpoint_auth_methods_supported";

    /** @throws ProviderUnavailableException when one is missing or cannot be used */
    static LoginEndpoints of(Map<String, Object> document, URI base) throws ProviderUnavailableException {
        return new LoginEndpoints(
                required(document, "authorization_endpoint", base),
                required(document, "token_endpoint", base),
                document.get(METHODS) instanceof List<?> methods
                        && !methods.contains("client_secret_basic")
                        && methods.contains("client_secret_post"),
                Boolean.TRUE.equals(document.get("authorization_response_iss_parameter_supported")));
    }

    private static URI required(Map<String, Object> document, String name, URI base)
            throws ProviderUnavailableException {
        return ProviderMetadata.address(document, name, base)
                .orElseThrow(() -> new ProviderUnavailableException("the metadata of " + base + " has no " + name));
    }
}
