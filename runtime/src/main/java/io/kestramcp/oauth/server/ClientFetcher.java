package io.kestramcp.oauth.server;

import io.kestramcp.oauth.LogText;
import io.kestramcp.oauth.StrictJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets a client's document from the address that is its id (OAuth Client ID Metadata Document). The address is a
 * stranger's, so it may lead to the public Internet alone: a name is looked up once, every address of it is judged, and
 * those and no others are connected to. No redirect, no proxy, 2 seconds, 10 KiB. Thread-safe.
 */
final class ClientFetcher {
    static final int MAX_BYTES = 10 * 1024;
    static final Duration TIME = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(ClientFetcher.class);
    private static final int AT_ONCE = 8;
    private static final int MAX_LENGTH = 512;
    private static final Pattern ID =
            Pattern.compile("https://(?<host>[a-z0-9.-]+)(?::[0-9]{1,5})?/[A-Za-z0-9/._~%+=&?-]*");
    /** A name whose last part is a word: no IPv4 address, in whatever base, has that. */
    private static final Pattern NAME = Pattern.compile("(?:[a-z0-9-]+\\.)+[a-z][a-z0-9-]*[a-z0-9]");

    private final OkHttpClient http;
    private final Semaphore places = new Semaphore(AT_ONCE);

    ClientFetcher() {
        this(Dns.SYSTEM, PublicAddress::isPublic, new OkHttpClient());
    }

    /** @param base may trust other certificates */
    ClientFetcher(Dns names, Predicate<InetAddress> allowed, OkHttpClient base) {
        this.http = base.newBuilder()
                .dns(host -> judged(host, names.lookup(host), allowed))
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                // A connection that is kept would outlive the judgement of its address.
                .connectionPool(new ConnectionPool(0, 1, java.util.concurrent.TimeUnit.SECONDS))
                .callTimeout(TIME)
                .build();
    }

    /** Whether an id has the form of a document's address. */
    static boolean isAddress(String clientId) {
        var parts = ID.matcher(clientId);
        return clientId.length() <= MAX_LENGTH
                && parts.matches()
                && NAME.matcher(parts.group("host")).matches()
                && !clientId.toLowerCase(Locale.ROOT).replace("%2e", ".").matches(".*/\\.\\.?(/.*|\\?.*)?");
    }

    /**
     * The members of the document.
     *
     * @throws ClientException when there is none that can be used
     */
    Map<String, Object> fetch(String clientId) throws ClientException {
        if (!places.tryAcquire()) {
            throw new ClientException("temporarily_unavailable", "too many clients are being looked up; try again");
        }
        try (Response response = http.newCall(new Request.Builder()
                        .url(URI.create(clientId).toURL())
                        .header("Accept", "application/json")
                        .build())
                .execute()) {
            if (response.code() != 200) {
                throw new IOException("status " + response.code());
            }
            return StrictJson.object(text(response));
        } catch (IOException | IllegalArgumentException e) {
            LOG.info("The document of a client cannot be had: {}", LogText.clean(clientId + ": " + e.getMessage()));
            throw new ClientException("invalid_client", "the client's document cannot be had from its address");
        } finally {
            places.release();
        }
    }

    private static String text(Response response) throws IOException {
        String type = String.valueOf(response.header("Content-Type")).toLowerCase(Locale.ROOT);
        if (!Set.of("application/json", "application/cimd+json").contains(type.split(";", 2)[0].strip())) {
            throw new IOException("not JSON");
        }
        BufferedSource source = response.body().source();
        if (source.request(MAX_BYTES + 1L)) {
            throw new IOException("more than " + MAX_BYTES + " bytes");
        }
        byte[] bytes = source.readByteArray();
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static List<InetAddress> judged(String host, List<InetAddress> found, Predicate<InetAddress> allowed)
            throws UnknownHostException {
        if (found.isEmpty() || !found.stream().allMatch(allowed)) {
            throw new UnknownHostException(host + " leads to an address that is not of the public Internet");
        }
        return found;
    }
}
