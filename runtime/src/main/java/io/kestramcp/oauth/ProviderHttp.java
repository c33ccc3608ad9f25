package io.kestramcp.oauth;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks an identity provider for JSON objects. Follows no redirect: an address is what the operator or the provider's
 * metadata says, never what an answer points at. Thread-safe; keeps nothing.
 */
final class ProviderHttp {
    private final ProviderLimits limits;

    ProviderHttp(ProviderLimits limits) {
        this.limits = limits;
    }

    /** The JSON object at {@code address}. */
    Map<String, Object> get(URI address) throws ProviderUnavailableException {
        return read(address).body();
    }

    /** Likewise, with what came beside it. */
    ProviderReply read(URI address) throws ProviderUnavailableException {
        return exchange(address, connection -> {}, Set.of(HttpURLConnection.HTTP_OK));
    }

    /** The JSON object that answers a form, sent with this Authorization header. */
    Map<String, Object> post(URI address, String authorization, String form) throws ProviderUnavailableException {
        return exchange(address, form(Optional.of(authorization), form), Set.of(HttpURLConnection.HTTP_OK))
                .body();
    }

    /** Likewise, where the provider may also refuse with a JSON object (RFC 6749, section 5.2). */
    ProviderReply ask(URI address, Optional<String> authorization, String form) throws ProviderUnavailableException {
        return exchange(
                address,
                form(authorization, form),
                Set.of(HttpURLConnection.HTTP_OK, HttpURLConnection.HTTP_BAD_REQUEST));
    }

    private static Sender form(Optional<String> authorization, String form) {
        return connection -> {
            byte[] body = form.getBytes(StandardCharsets.US_ASCII);
            connection.setRequestMethod("POST");
            authorization.ifPresent(value -> connection.setRequestProperty("Authorization", value));
            connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
            connection.setDoOutput(true);
            // A fixed length also keeps the JDK from sending the form a second time by itself.
            connection.setFixedLengthStreamingMode(body.length);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
        };
    }

    private ProviderReply exchange(URI address, Sender sender, Set<Integer> readable)
            throws ProviderUnavailableException {
        long end = System.nanoTime() + limits.total().toNanos();
        HttpURLConnection connection = null;
        try {
            connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setConnectTimeout((int) limits.connect().toMillis());
            connection.setReadTimeout((int) limits.read().toMillis());
            connection.setRequestProperty("Accept", "application/json");
            sender.send(connection);
            int status = connection.getResponseCode();
            if (!readable.contains(status)) {
                throw new IOException("it answered with status " + status);
            }
            return new ProviderReply(status, StrictJson.object(text(connection, status, end)), date(connection));
        } catch (IOException e) {
            if (connection != null) {
                connection.disconnect();
            }
            throw new ProviderUnavailableException(address + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static Optional<Instant> date(HttpURLConnection connection) {
        // 0 also stands for a header that is no date.
        return Optional.of(connection.getDate()).filter(millis -> millis != 0).map(Instant::ofEpochMilli);
    }

    private String text(HttpURLConnection connection, int status, long end) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        try (InputStream in =
                status == HttpURLConnection.HTTP_OK ? connection.getInputStream() : connection.getErrorStream()) {
            if (in == null) {
                throw new IOException("it answered with status " + status + " and nothing more");
            }
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                bytes.write(piece, 0, n);
                if (bytes.size() > limits.maxBytes()) {
                    throw new IOException("it answered with more than " + limits.maxBytes() + " bytes");
                }
                if (System.nanoTime() - end > 0) {
                    throw new IOException("its answer took longer than " + limits.total());
                }
            }
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes.toByteArray()))
                .toString();
    }

    private interface Sender {
        void send(HttpURLConnection connection) throws IOException;
    }
}
