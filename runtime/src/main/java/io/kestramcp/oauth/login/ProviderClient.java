package io.kestramcp.oauth.login;

import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.kestramcp.config.Secret;
import io.kestramcp.identity.Identity;
import io.kestramcp.oauth.InvalidTokenException;
import io.kestramcp.oauth.LoginEndpoints;
import io.kestramcp.oauth.Provider;
import io.kestramcp.oauth.ProviderReply;
import io.kestramcp.oauth.ProviderUnavailableException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** This gateway at the provider's token endpoint. Thread-safe. */
public final class ProviderClient {
    private final Provider provider;
    private final LoginSettings settings;
    private final ProviderTokens tokens;

    public ProviderClient(Provider provider, LoginSettings settings) {
        this.provider = provider;
        this.settings = settings;
        this.tokens = new ProviderTokens(provider, settings.clientId());
    }

    /** A user, and the nonce of the ID token that vouches for him. */
    record Redeemed(ProviderUser user, Optional<Secret> nonce) {}

    /**
     * Redeems a code.
     *
     * @throws InvalidTokenException when the provider refuses, or its tokens do not hold
     */
    Redeemed redeem(String code, Secret verifier) throws InvalidTokenException, ProviderUnavailableException {
        ProviderReply reply = ask(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                settings.callback().toString(),
                "code_verifier",
                verifier.reveal()));
        if (!reply.good()) {
            throw new InvalidTokenException("the provider refused its own code: " + reply);
        }
        Map<String, Object> idToken = tokens.idToken(reply);
        Optional<Secret> nonce = Optional.ofNullable(idToken.get("nonce"))
                .filter(String.class::isInstance)
                .map(text -> new Secret((String) text));
        return new Redeemed(
                new ProviderUser(
                        provider.identity(tokens.aboutUser(idToken, reply)),
                        reply.text("refresh_token").map(Secret::new)),
                nonce);
    }

    /**
     * Asks the provider whether it still vouches for a user, and what it claims about him now.
     *
     * @param known the user as last vouched for
     * @param session what the provider gave for this question
     * @throws InvalidTokenException when it does not: the user is disabled, has signed out, or is another one; or when it
     *     does not say what it claims about him now, so that he must sign in again
     * @throws ProviderUnavailableException when it does not answer, which says nothing about the user
     */
    public ProviderUser vouchAgain(Identity known, Secret session)
            throws InvalidTokenException, ProviderUnavailableException {
        ProviderReply reply = ask(Map.of("grant_type", "refresh_token", "refresh_token", session.reveal()));
        if (!reply.good()) {
            throw new InvalidTokenException("the provider does not vouch for the user any more: " + reply);
        }
        Optional<Secret> next = reply.text("refresh_token").map(Secret::new).or(() -> Optional.of(session));
        Identity now = provider.identity(
                reply.text("id_token").isEmpty()
                        ? tokens.aboutUser(known, reply)
                        : tokens.aboutUser(tokens.idToken(reply), reply));
        if (!now.principal().subject().equals(known.principal().subject())) {
            throw new InvalidTokenException("the provider now speaks of another user");
        }
        return new ProviderUser(now, next);
    }

    private ProviderReply ask(Map<String, String> form) throws ProviderUnavailableException {
        LoginEndpoints endpoints = provider.endpoints();
        Map<String, String> all = new LinkedHashMap<>(form);
        if (endpoints.secretInForm()) {
            all.put("client_id", settings.clientId());
            all.put("client_secret", settings.clientSecret().reveal());
        }
        Map<String, List<String>> parameters = all.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
        return provider.ask(
                endpoints.token(),
                endpoints.secretInForm() ? Optional.empty() : Optional.of(basic()),
                URLUtils.serializeParameters(parameters));
    }

    private String basic() {
        return new ClientSecretBasic(
                        new ClientID(settings.clientId()),
                        new com.nimbusds.oauth2.sdk.auth.Secret(
                                settings.clientSecret().reveal()))
                .toHTTPAuthorizationHeader();
    }
}
