package io.kestramcp.oauth.server;

import io.kestramcp.oauth.SharedLimit;
import io.kestramcp.store.ClientRegistration;
import io.kestramcp.store.ClientRegistrations;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Finds clients: those that registered, and those whose id is the address of their document. Thread-safe. */
final class Clients {
    /** How long a document is believed. */
    static final Duration FRESH = Duration.ofMinutes(30);

    /** How long a client that registered is known after a user last signed in by it: longer than any of its tokens hold. */
    static final Duration USED = Duration.ofDays(90);

    static final int A_MINUTE_OF_EACH = 20;
    static final int A_MINUTE = 100;

    private static final int MOST_KEPT = 10_000;

    private final ClientRegistrations kept;
    private final ClientFetcher fetcher;
    private final Clock clock;
    private final SharedLimit fetches;

    Clients(ClientRegistrations kept, ClientFetcher fetcher, Clock clock) {
        this.kept = kept;
        this.fetcher = fetcher;
        this.clock = clock;
        this.fetches = new SharedLimit(A_MINUTE_OF_EACH, A_MINUTE, Duration.ofMinutes(1), clock);
    }

    /**
     * The client of that id.
     *
     * @param sender whose share of the limit it is if the document must be fetched
     * @throws ClientException when there is none, or its document cannot be used
     */
    Client find(String clientId, String sender) throws ClientException {
        Optional<ClientDocument> known =
                kept.find(clientId).map(ClientRegistration::metadata).flatMap(ClientDocument::read);
        if (!ClientFetcher.isAddress(clientId)) {
            ClientDocument document = known.orElseThrow(
                    () -> new ClientException("invalid_client", "no client of this id is known here"));
            return new Client(clientId, document.name(), document.redirectUris(), Optional.empty());
        }
        ClientDocument document = known.isPresent() ? known.get() : fetched(clientId, sender);
        return Client.described(URI.create(clientId), document.name(), document.redirectUris());
    }

    /** Notes that a user has just signed in by a client: one that registered stays for {@link #USED} from now. */
    void used(String clientId) {
        if (!ClientFetcher.isAddress(clientId)) {
            kept.extend(clientId, clock.instant().plus(USED));
        }
    }

    private ClientDocument fetched(String clientId, String sender) throws ClientException {
        if (!fetches.admits(sender)) {
            throw new ClientException("temporarily_unavailable", "too many clients are being looked up; try again");
        }
        Map<String, Object> members = fetcher.fetch(clientId);
        // Who can write one document must not speak for another's address.
        if (!clientId.equals(members.get("client_id"))) {
            throw new ClientException("invalid_client", "the client's document names another client_id");
        }
        ClientDocument document = ClientDocument.of(members);
        keep(clientId, document);
        return document;
    }

    private void keep(String clientId, ClientDocument document) {
        Optional<Instant> end = Optional.of(clock.instant().plus(FRESH));
        if (!kept.replace(clientId, document.write(), end) && kept.documents() < MOST_KEPT) {
            kept.add(clientId, Optional.empty(), document.write(), end);
        }
    }
}
