package io.kestramcp.oauth.server;

import com.google.gson.Gson;
import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import io.kestramcp.oauth.SharedLimit;
import io.kestramcp.oauth.StrictJson;
import io.kestramcp.store.ClientRegistrations;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Registers clients (RFC 7591), without a secret: so many an hour of each sender and of all, and so many in all, since anybody
 * may. Who registers and lets no user sign in is forgotten after {@link #UNUSED}, see {@link Clients#used}. Thread-safe.
 */
final class RegistrationEndpoint {
    static final int AN_HOUR_OF_EACH = 30;

    /** What a day brings of clients that nobody uses is less than there may be in all. */
    static final int AN_HOUR = 200;

    static final int IN_ALL = 5_000;
    static final Duration UNUSED = Duration.ofDays(1);

    private static final int CREATED = 201;
    private static final int TOO_MANY = 429;

    private final ClientRegistrations clients;
    private final Clock clock;
    private final SharedLimit limit;
    private final int most;

    RegistrationEndpoint(ClientRegistrations clients, Clock clock) {
        this(clients, IN_ALL, clock);
    }

    RegistrationEndpoint(ClientRegistrations clients, int most, Clock clock) {
        this.clients = clients;
        this.most = most;
        this.clock = clock;
        this.limit = new SharedLimit(AN_HOUR_OF_EACH, AN_HOUR, Duration.ofHours(1), clock);
    }

    /** @param sender whose share of the limit it is */
    HTTPResponse answer(HTTPRequest http, String sender) {
        if (!ContentType.APPLICATION_JSON.matches(http.getEntityContentType())) {
            return refused(400, "invalid_client_metadata", "send a JSON object as application/json");
        }
        try {
            ClientDocument document = ClientDocument.of(StrictJson.object(String.valueOf(http.getBody())));
            if (!limit.admits(sender) || clients.registered() >= most) {
                return refused(TOO_MANY, "temporarily_unavailable", "too many registrations; try again in an hour");
            }
            String id = UUID.randomUUID().toString();
            clients.add(
                    id,
                    Optional.empty(),
                    document.write(),
                    Optional.of(clock.instant().plus(UNUSED)));
            return json(CREATED, registered(id, document));
        } catch (IOException e) {
            return refused(400, "invalid_client_metadata", "send a JSON object as application/json");
        } catch (ClientException e) {
            return refused(400, e.code(), e.getMessage());
        }
    }

    private Map<String, Object> registered(String id, ClientDocument document) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("client_id", id);
        body.put("client_id_issued_at", clock.instant().getEpochSecond());
        body.put("client_name", document.name());
        body.put("redirect_uris", document.redirectUris());
        body.put("token_endpoint_auth_method", "none");
        body.put("grant_types", List.of("authorization_code", "refresh_token"));
        body.put("response_types", List.of("code"));
        body.put("scope", ServerOptions.SCOPE);
        return body;
    }

    private static HTTPResponse refused(int status, String error, String description) {
        return json(status, Map.of("error", error, "error_description", description));
    }

    private static HTTPResponse json(int status, Map<String, ?> body) {
        HTTPResponse response = new HTTPResponse(status);
        response.setEntityContentType(ContentType.APPLICATION_JSON);
        response.setBody(new Gson().toJson(body));
        return response;
    }
}
