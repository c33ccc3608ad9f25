package io.kestramcp.http.oauth;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.config.Secret;
import io.kestramcp.http.login.AfterLogin;
import io.kestramcp.http.login.PageLogin;
import io.kestramcp.http.page.FormRoute;
import io.kestramcp.http.page.PageReply;
import io.kestramcp.http.page.PageRequest;
import io.kestramcp.identity.Principal;
import io.kestramcp.oauth.Seal;
import io.kestramcp.oauth.login.BrowserLogin;
import io.kestramcp.oauth.login.LoginResult;
import io.kestramcp.oauth.login.ProviderUser;
import io.kestramcp.oauth.server.AuthorizationQuery;
import io.kestramcp.oauth.server.Authorizations;
import io.kestramcp.oauth.server.QueryResult;
import io.kestramcp.oauth.server.ServerPaths;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Where clients send users. The user is asked first, about each client; only who agrees is sent on to the provider, with a
 * cookie that the way back needs. So nobody can be led to a code by a link (the confused deputy of the MCP security
 * guidance). Thread-safe.
 */
public final class AuthorizeRoute implements FormRoute, AfterLogin {
    private static final String KIND = "authorize";
    private static final String PLACE = "consent";
    private static final String AGREED = "agreed";
    private static final String PARAMETERS = "parameters";

    private final Authorizations authorizations;
    private final BrowserLogin login;
    private final PageLogin pages;
    private final Seal seal;
    private final ConsentPage page;

    /** @param pages knows who is signed in, whose earlier consent then counts */
    public AuthorizeRoute(
            Authorizations authorizations, BrowserLogin login, PageLogin pages, Seal seal, ConsentPage page) {
        this.authorizations = authorizations;
        this.login = login;
        this.pages = pages;
        this.seal = seal;
        this.page = page;
    }

    @Override
    public String path() {
        return ServerPaths.AUTHORIZE;
    }

    @Override
    public PageReply get(PageRequest request) {
        return checked(request.query(), request, query -> {
            Optional<Principal> user = pages.user(request);
            if (user.isPresent() && authorizations.isConsented(user.get(), query)) {
                return PageLogin.begin(login, purpose(query, false));
            }
            String question = seal.seal(
                    new Secret(new Gson().toJson(query.parameters())),
                    PLACE,
                    request.browser().fingerprint());
            return page.ask(query, question);
        });
    }

    @Override
    public PageReply post(PageRequest request) {
        Optional<Secret> parameters = request.field("request")
                .flatMap(text -> seal.open(text, PLACE, request.browser().fingerprint()));
        if (parameters.isEmpty()) {
            return PageReply.message(
                    HttpStatus.BAD_REQUEST_400,
                    "Please start again",
                    "This answer is to a question that this browser was not asked. Start again in your application.");
        }
        return checked(
                parameters(JsonParser.parseString(parameters.get().reveal()).getAsJsonObject()), request, query -> {
                    if (request.field("decision").filter("allow"::equals).isPresent()) {
                        return PageLogin.begin(login, purpose(query, true));
                    }
                    return PageReply.seeOther(authorizations.refusal(query, "access_denied", "The user did not agree"));
                });
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public PageReply signedIn(PageRequest request, ProviderUser user, String purpose) {
        JsonObject kept = JsonParser.parseString(purpose).getAsJsonObject();
        Principal principal = user.identity().principal();
        return checked(parameters(kept.getAsJsonObject(PARAMETERS)), request, query -> {
                    if (kept.get(AGREED).getAsBoolean()) {
                        authorizations.remember(principal, query);
                    } else if (!authorizations.isConsented(principal, query)) {
                        // Somebody else signed in than had agreed: he is asked himself.
                        return PageReply.seeOther(page.askAgain(query));
                    }
                    return PageReply.seeOther(authorizations.grant(user, query));
                })
                .with(pages.session(principal));
    }

    @Override
    public PageReply failed(PageRequest request, LoginResult.Failed why, String purpose) {
        JsonObject kept = JsonParser.parseString(purpose).getAsJsonObject();
        return checked(
                parameters(kept.getAsJsonObject(PARAMETERS)),
                request,
                query -> PageReply.seeOther(authorizations.refusal(query, why.error(), why.message())));
    }

    private PageReply checked(
            Map<String, String> parameters, PageRequest request, Function<AuthorizationQuery, PageReply> good) {
        QueryResult result = authorizations.check(parameters, request.sender());
        if (result instanceof QueryResult.Good checked) {
            return good.apply(checked.query());
        }
        if (result instanceof QueryResult.ToClient told) {
            return PageReply.seeOther(told.location());
        }
        return PageReply.message(
                HttpStatus.BAD_REQUEST_400,
                "This application cannot be connected",
                ((QueryResult.ToUser) result).message(),
                "Remove this server in the application, and add it again: it then registers anew. If that does not help,"
                        + " ask whoever makes the application.");
    }

    private static String purpose(AuthorizationQuery query, boolean agreed) {
        JsonObject kept = new JsonObject();
        kept.addProperty(AGREED, agreed);
        kept.add(PARAMETERS, new Gson().toJsonTree(query.parameters()));
        return KIND + " " + kept;
    }

    private static Map<String, String> parameters(JsonObject object) {
        Map<String, String> parameters = new TreeMap<>();
        object.entrySet()
                .forEach(
                        entry -> parameters.put(entry.getKey(), entry.getValue().getAsString()));
        return parameters;
    }
}
