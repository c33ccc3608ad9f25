package io.kestramcp.oauth;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

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
        return exchange(address, connection -> {});
    }

    /** The JSON object that answers a form, sent with this Authorization header. */
    Map<String, Object> post(URI address, String authorization, String form) throws ProviderUnavailableException {
        return exchange(address, connection -> {
            byte[] body = form.getBytes(StandardCharsets.US_ASCII);
            connection.setRequestMethod("POST");
            connection.setRequestProperty("Authorization", authorization);
            connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
            connection.setDoOutput(true);
            // A fixed length also keeps the JDK from sending the form a second time by itself.
            connection.setFixedLengthStreamingMode(body.length);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
        });
    }

    private Map<String, Object> exchange(URI address, Sender sender) throws ProviderUnavailableException {
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
            if (status != HttpURLConnection.HTTP_OK) {
                throw new IOException("it answered with status " + status);
            }
            return StrictJson.object(text(connection, end));
        } catch (IOException e) {
            if (connection != null) {
                connection.disconnect();
            }
            throw new ProviderUnavailableException(address + " cannot be used: " + e.getMessage(), e);
        }
    }

    private String text(HttpURLConnection connection, long end) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        try (InputStream in = connection.getInputStream()) {
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
