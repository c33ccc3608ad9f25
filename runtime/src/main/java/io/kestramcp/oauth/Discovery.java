package io.kestramcp.oauth;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A provider's addresses: the configured ones, or those of its metadata, read again each hour. While the metadata cannot
 * be read, the last that could be stays in use. Thread-safe.
 */
final class Discovery {
    private static final Duration FRESH = Duration.ofHours(1);

    private final IssuerSettings settings;
    private final ProviderHttp http;
    private final Clock clock;
    private volatile Optional<Read> last = Optional.empty();

    Discovery(IssuerSettings settings, ProviderHttp http, Clock clock) {
        this.settings = settings;
        this.http = http;
        this.clock = clock;
    }

    /** Where the keys are. */
    URI jwksUri() throws ProviderUnavailableException {
        return settings.jwksUri().isPresent()
                ? settings.jwksUri().get()
                : metadata().jwksUri();
    }

    /** Where the provider can be asked about a token. */
    URI introspectionEndpoint(IntrospectionSettings introspection) throws ProviderUnavailableException {
        if (introspection.endpoint().isPresent()) {
            return introspection.endpoint().get();
        }
        return metadata()
                .introspectionEndpoint()
                .orElseThrow(() -> new ProviderUnavailableException(
                        "the metadata of " + settings.issuer() + " names no introspection_endpoint"));
    }

    /** Where people sign in, and where codes are redeemed. */
    LoginEndpoints loginEndpoints() throws ProviderUnavailableException {
        return LoginEndpoints.of(read().document(), settings.discoveryBase());
    }

    /** Likewise, as they are at this moment: nobody is to be sent to a provider that does not answer. */
    LoginEndpoints loginEndpointsNow() throws ProviderUnavailableException {
        return LoginEndpoints.of(readNow().document(), settings.discoveryBase());
    }

    private ProviderMetadata metadata() throws ProviderUnavailableException {
        return read().metadata();
    }

    private Read read() throws ProviderUnavailableException {
        Optional<Read> known = last;
        if (known.isPresent() && clock.instant().isBefore(known.get().at().plus(FRESH))) {
            return known.get();
        }
        try {
            return readNow();
        } catch (ProviderUnavailableException e) {
            return known.orElseThrow(() -> e);
        }
    }

    private Read readNow() throws ProviderUnavailableException {
        Map<String, Object> document = http.get(address(settings));
        Read now = new Read(
                ProviderMetadata.of(document, settings.issuer(), settings.discoveryBase()), document, clock.instant());
        last = Optional.of(now);
        return now;
    }

    /** Where a provider's metadata is (OpenID Connect Discovery, section 4). */
    static URI address(IssuerSettings settings) {
        String base = settings.discoveryBase().toString().replaceFirst("/$", "");
        return URI.create(base + "/.well-known/openid-configuration");
    }

    private record Read(ProviderMetadata metadata, Map<String, Object> document, Instant at) {}
}
