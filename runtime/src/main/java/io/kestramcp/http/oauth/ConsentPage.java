package io.kestramcp.http.oauth;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.kestramcp.http.page.PageReply;
import io.kestramcp.oauth.server.AuthorizationQuery;
import io.kestramcp.oauth.server.Client;
import io.kestramcp.oauth.server.ServerPaths;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpStatus;

/** Asks the user whether a client may act for him: who it says it is, and where the answer goes, which is the truth. */
public final class ConsentPage {
    /** The provider may itself send users on, to a directory that it is federated with: it alone knows where. */
    private static final URI ANY_HTTPS = URI.create("https:/any");

    private final URI publicUrl;
    private final URI provider;

    /**
     * @param publicUrl stands before our paths
     * @param provider where the user is sent to sign in, once he agrees
     */
    public ConsentPage(URI publicUrl, URI provider) {
        this.publicUrl = publicUrl;
        this.provider = provider;
    }

    /** @param question the request, sealed for this browser */
    PageReply ask(AuthorizationQuery query, String question) {
        Client client = query.client();
        String name = client.name().isBlank() ? "An application without a name" : client.name();
        boolean local = client.isLocal(query.redirectUri());
        Map<String, Object> model = new HashMap<>();
        model.put("title", "Connect an application");
        model.put("client", name);
        model.put("host", client.host().orElse(""));
        model.put("unverified", client.host().isEmpty());
        model.put("local", local);
        model.put("target", local ? "" : target(query.redirectUri()));
        model.put("provider", provider.getRawAuthority());
        model.put("request", question);
        model.put("action", publicUrl.getRawPath() + ServerPaths.AUTHORIZE);
        return PageReply.form(HttpStatus.OK_200, "consent", model, List.of(ANY_HTTPS, provider, query.redirectUri()));
    }

    /** The question's own address, for a user who was not yet asked. */
    URI askAgain(AuthorizationQuery query) {
        Map<String, List<String>> parameters = query.parameters().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
        return URI.create(publicUrl + ServerPaths.AUTHORIZE + "?" + URLUtils.serializeParameters(parameters));
    }

    private static String target(URI uri) {
        return uri.getRawAuthority() == null ? uri.getScheme() + ":" : uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
