package io.kestramcp.oauth.login;

import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import io.kestramcp.oauth.InvalidTokenException;
import io.kestramcp.oauth.LogText;
import io.kestramcp.oauth.Provider;
import io.kestramcp.oauth.ProviderUnavailableException;
import io.kestramcp.store.PendingLogin;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges what a browser brings back from the provider, once its login is known to be its own. Thread-safe. */
final class LoginReturn {
    private static final Logger LOG = LoggerFactory.getLogger(LoginReturn.class);
    private static final String DENIED = "access_denied";
    private static final String UNAVAILABLE = "temporarily_unavailable";

    private final Provider provider;
    private final ProviderClient client;
    private final URI callback;

    LoginReturn(Provider provider, ProviderClient client, URI callback) {
        this.provider = provider;
        this.client = client;
        this.callback = callback;
    }

    /** What came of the login; every outcome leads back to its purpose. */
    LoginResult judge(Map<String, String> query, PendingLogin login, PendingRequest request, String cookie) {
        try {
            return signedIn(query, login, request, cookie);
        } catch (InvalidTokenException | ParseException e) {
            LOG.warn("A login failed: {}", LogText.clean(String.valueOf(e.getMessage())));
            return failed(
                    DENIED,
                    "The identity provider's answer cannot be accepted. Try again; if it happens again, the operator"
                            + " finds the reason in this server's log.",
                    request);
        } catch (ProviderUnavailableException e) {
            LOG.warn("A login failed, the provider cannot be used: {}", LogText.clean(e.getMessage()));
            return failed(UNAVAILABLE, "The identity provider does not answer. Try again in a minute.", request);
        }
    }

    private LoginResult signedIn(Map<String, String> query, PendingLogin login, PendingRequest request, String cookie)
            throws ParseException, InvalidTokenException, ProviderUnavailableException {
        Map<String, List<String>> parameters = query.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
        AuthorizationResponse answer = AuthorizationResponse.parse(callback, parameters);
        checkIssuer(answer.getIssuer());
        if (!answer.indicatesSuccess()) {
            return refused(answer.toErrorResponse().getErrorObject().getCode(), request);
        }
        if (answer.toSuccessResponse().getAuthorizationCode() == null) {
            throw new InvalidTokenException("the provider's answer holds no code");
        }
        ProviderClient.Redeemed redeemed =
                client.redeem(answer.toSuccessResponse().getAuthorizationCode().getValue(), request.verifier());
        if (redeemed.nonce().filter(login::accepts).isEmpty()) {
            throw new InvalidTokenException("the ID token's nonce is not the one that was sent");
        }
        return new LoginResult.SignedIn(redeemed.user(), request.purpose(), cookie);
    }

    /** RFC 9207, section 2.4: an answer of another provider is not ours to take. */
    private void checkIssuer(Issuer named) throws InvalidTokenException, ProviderUnavailableException {
        boolean missing = named == null && provider.endpoints().namesItself();
        if (missing || (named != null && !named.getValue().equals(provider.issuer()))) {
            throw new InvalidTokenException("the answer's issuer is " + named + ", not " + provider.issuer());
        }
    }

    private static LoginResult refused(String code, PendingRequest request) {
        LOG.info("A login ended with the provider's error {}", LogText.clean(String.valueOf(code)));
        boolean busy = UNAVAILABLE.equals(code) || "server_error".equals(code);
        return failed(
                busy ? UNAVAILABLE : DENIED,
                busy
                        ? "The identity provider could not sign you in now. Try again in a minute."
                        : "The identity provider did not sign you in.",
                request);
    }

    private static LoginResult failed(String error, String message, PendingRequest request) {
        return new LoginResult.Failed(error, message, Optional.of(request.purpose()));
    }
}
