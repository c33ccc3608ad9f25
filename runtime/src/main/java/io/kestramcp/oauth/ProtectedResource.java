package io.kestramcp.oauth;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * This server as a protected resource (RFC 9728). Every URL is built from the configured public address; no header of a
 * request has a say in it.
 *
 * @param resource the canonical URI of the MCP endpoint
 * @param authorizationServers the issuers that clients may get tokens from, at least one
 * @param scopesSupported the scopes that basic use needs; may be empty
 */
public record ProtectedResource(URI resource, List<String> authorizationServers, Set<String> scopesSupported) {
    private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

    /** RFC 6749, section 3.3: printable, without the double quote and the backslash. */
    private static final Pattern SCOPE = Pattern.compile("[!#-\\[\\]-~]+");

    /**
     * Copies the collections.
     *
     * @throws IllegalArgumentException when there is no authorization server, or a scope is none or is {@code
     *     offline_access}, which is no need of a resource
     */
    public ProtectedResource {
        authorizationServers = List.copyOf(authorizationServers);
        scopesSupported = Set.copyOf(scopesSupported);
        if (authorizationServers.isEmpty()) {
            throw new IllegalArgumentException("no authorization server");
        }
        scopeText(scopesSupported);
    }

    /** The resource of {@code settings}, whose issuers are its authorization servers. */
    public static ProtectedResource of(OauthSettings settings, Set<String> scopesSupported) {
        return new ProtectedResource(
                settings.resource(),
                settings.issuers().stream().map(IssuerSettings::issuer).toList(),
                scopesSupported);
    }

    /** The same, with an authorization server that clients are to try before the others. */
    public ProtectedResource before(String authorizationServer) {
        return new ProtectedResource(
                resource,
                Stream.concat(Stream.of(authorizationServer), authorizationServers.stream())
                        .toList(),
                scopesSupported);
    }

    /** The same, with these scopes. */
    public ProtectedResource withScopes(Set<String> scopes) {
        return new ProtectedResource(resource, authorizationServers, scopes);
    }

    /** The paths at which {@link #metadata()} is to be served, the most specific first. */
    public List<String> metadataPaths() {
        String path = resource.getRawPath();
        return path.isEmpty() ? List.of(WELL_KNOWN) : List.of(WELL_KNOWN + path, WELL_KNOWN);
    }

    /** Where a client finds the metadata: what {@code resource_metadata} of a challenge says. */
    public URI metadataUrl() {
        return URI.create(resource.getScheme() + "://" + resource.getRawAuthority()
                + metadataPaths().get(0));
    }

    /** The metadata document, JSON. */
    public String metadata() {
        JsonObject document = new JsonObject();
        document.addProperty("resource", resource.toString());
        document.add("authorization_servers", array(authorizationServers));
        if (!scopesSupported.isEmpty()) {
            document.add("scopes_supported", array(new TreeSet<>(scopesSupported)));
        }
        document.add("bearer_methods_supported", array(List.of("header")));
        document.addProperty("resource_name", "Kestra MCP gateway");
        return document.toString();
    }

    /**
     * The scopes as one parameter value, in alphabetical order.
     *
     * @throws IllegalArgumentException when one is no scope, or {@code offline_access}
     */
    static String scopeText(Set<String> scopes) {
        for (String scope : scopes) {
            if (!SCOPE.matcher(scope).matches() || scope.equals("offline_access")) {
                throw new IllegalArgumentException("\"" + scope + "\" is no scope of a resource");
            }
        }
        return String.join(" ", new TreeSet<>(scopes));
    }

    private static JsonArray array(Collection<String> values) {
        JsonArray array = new JsonArray();
        values.forEach(array::add);
        return array;
    }
}
