package io.kestramcp.http.token;

import io.kestramcp.config.Secret;
import io.kestramcp.http.login.PageLogin;
import io.kestramcp.http.page.FormRoute;
import io.kestramcp.http.page.PageCookie;
import io.kestramcp.http.page.PageReply;
import io.kestramcp.http.page.PageRequest;
import io.kestramcp.identity.Principal;
import io.kestramcp.oauth.login.BrowserSessions;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Where a signed-in user registers, sees, replaces and removes his own Kestra token. Nothing but the session says whose it
 * is.
 */
public final class TokenPage implements FormRoute {
    /** Below the public URL. */
    public static final String PATH = "/token";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final PageLogin login;
    private final TokenDesk desk;
    private final URI publicUrl;
    private final Tries tries;

    /** @param publicUrl stands before the paths of pages, without a slash at the end */
    public TokenPage(PageLogin login, TokenDesk desk, URI publicUrl, Tries tries) {
        this.login = login;
        this.desk = desk;
        this.publicUrl = publicUrl;
        this.tries = tries;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public PageReply get(PageRequest request) {
        return login.user(request)
                .<PageReply>map(user -> show(user, HttpStatus.OK_200, Optional.empty()))
                .orElseGet(() -> login.signIn(PATH));
    }

    @Override
    public PageReply post(PageRequest request) {
        Optional<Principal> user = login.user(request);
        if (user.isEmpty()) {
            // What was typed is dropped: whoever signs in next may be somebody else.
            return login.signIn(PATH);
        }
        return switch (request.field("action").orElse("")) {
            case "register" -> register(user.get(), request.field("token").orElse(""));
            case "remove" -> {
                desk.remove(user.get());
                yield again();
            }
            case "sign-out" ->
                PageReply.message(HttpStatus.OK_200, "Signed out", "You are signed out of this gateway's pages.")
                        .with(PageCookie.gone(BrowserSessions.COOKIE));
            default -> show(user.get(), HttpStatus.BAD_REQUEST_400, Optional.of("The form names no known action."));
        };
    }

    private PageReply register(Principal user, String token) {
        if (token.isEmpty()) {
            return show(user, HttpStatus.UNPROCESSABLE_ENTITY_422, Optional.of("No token was given."));
        }
        Optional<Duration> wait = tries.refusal(user);
        if (wait.isPresent()) {
            return show(user, HttpStatus.TOO_MANY_REQUESTS_429, Optional.of(tooMany(wait.get())))
                    .retryAfter(wait.get());
        }
        Optional<String> complaint =
                desk.register(user, new Secret(token)).map(why -> "The token was not kept. " + why);
        return complaint.isEmpty() ? again() : show(user, HttpStatus.UNPROCESSABLE_ENTITY_422, complaint);
    }

    private static String tooMany(Duration wait) {
        return "The token was not looked at: you have had " + Tries.MOST + " tried in " + Tries.WINDOW.toMinutes()
                + " minutes. Try again in " + (wait.toMinutes() + 1) + " min.";
    }

    /** So that loading the page again sends no form again. */
    private PageReply again() {
        return PageReply.seeOther(URI.create(publicUrl + PATH));
    }

    private PageReply.Html show(Principal user, int status, Optional<String> problem) {
        Map<String, Object> model = new HashMap<>(Map.of("title", "Your Kestra token", "user", user.displayName()));
        problem.ifPresent(text -> model.put("problem", text));
        desk.find(user)
                .ifPresent(token ->
                        model.put("registered", Map.of("label", token.label(), "since", TIME.format(token.since()))));
        return PageReply.form(status, "token", model);
    }
}
