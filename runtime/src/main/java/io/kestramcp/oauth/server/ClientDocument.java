package io.kestramcp.oauth.server;

import com.google.gson.Gson;
import io.kestramcp.oauth.LogText;
import io.kestramcp.oauth.StrictJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client says about itself, registered (RFC 7591) or in its own document: as far as it matters here.
 *
 * @param name to be shown; at most 80 characters
 * @param redirectUris each acceptable, at least one
 */
record ClientDocument(String name, List<String> redirectUris) {
    private static final int MAX_NAME = 80;
    private static final int MAX_URIS = 20;

    /**
     * Reads the members of a document.
     *
     * @throws ClientException when it cannot be a client here
     */
    static ClientDocument of(Map<String, Object> document) throws ClientException {
        if (!(document.get("redirect_uris") instanceof List<?> uris) || uris.isEmpty() || uris.size() > MAX_URIS) {
            throw new ClientException(
                    "invalid_redirect_uri", "redirect_uris must list 1 to " + MAX_URIS + " addresses");
        }
        boolean web = "web".equals(document.get("application_type"));
        List<String> addresses = new ArrayList<>();
        for (Object uri : uris) {
            if (!(uri instanceof String text)
                    || !RedirectUris.isAcceptable(text)
                    || (web && !text.startsWith("https:"))) {
                throw new ClientException(
                        "invalid_redirect_uri",
                        "a redirect URI must be https, http on 127.0.0.1, [::1] or localhost, or of the app's own scheme,"
                                + " without user, fragment or dots; of a web application https alone");
            }
            addresses.add(text);
        }
        Object method = document.get("token_endpoint_auth_method");
        if (document.containsKey("client_secret") || (method instanceof String text && text.contains("secret_jwt"))) {
            throw new ClientException("invalid_client_metadata", "clients have no secret here");
        }
        Object name = document.get("client_name");
        return new ClientDocument(name instanceof String text ? shown(text) : "", addresses);
    }

    private static String shown(String name) {
        String clean = LogText.clean(name.strip());
        return clean.length() <= MAX_NAME ? clean : clean.substring(0, MAX_NAME) + "…";
    }

    /** For the store. */
    String write() {
        return new Gson().toJson(Map.of("client_name", name, "redirect_uris", redirectUris));
    }

    /** What {@link #write} wrote; empty if the rules have become stricter since. */
    static Optional<ClientDocument> read(String text) {
        try {
            return Optional.of(of(StrictJson.object(text)));
        } catch (IOException | ClientException e) {
            return Optional.empty();
        }
    }
}
