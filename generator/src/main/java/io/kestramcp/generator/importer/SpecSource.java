package io.kestramcp.generator.importer;

import io.kestramcp.contract.ContractException;
import io.kestramcp.contract.YamlTree;
import io.kestramcp.contract.slice.Spec;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Where a full spec comes from: a file, or a running Kestra, which serves its own without authentication. */
final class SpecSource {
    private static final String SERVED_AT = "/swagger/kestra.yml";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

    private SpecSource() {}

    /**
     * Reads a spec.
     *
     * @param location a file, or the base URL of a Kestra (recording 625 of 1.3.25: served without authentication)
     * @throws ContractException when it cannot be read, is larger than 32 MiB, or is no OpenAPI document
     */
    static Spec read(String location) {
        if (location.startsWith("http://") || location.startsWith("https://")) {
            return fetch(location);
        }
        Path file = Path.of(location);
        try (InputStream in = Files.newInputStream(file)) {
            return Spec.of(String.valueOf(file.getFileName()), limited(location, in));
        } catch (IOException e) {
            throw new ContractException(
                    "Cannot read the spec " + location + ": give a file, or the URL of a running Kestra. (" + e + ")",
                    e);
        }
    }

    private static Spec fetch(String base) {
        String address = base.replaceFirst("/+$", "") + SERVED_AT;
        try {
            HttpClient client = HttpClient.newBuilder()
                    .connectTimeout(CONNECT_TIMEOUT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(ANSWER_TIMEOUT)
                    .build();
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                if (response.statusCode() != 200) {
                    throw new ContractException(address + " answered " + response.statusCode()
                            + " where 200 was expected: is it the base URL of a Kestra?");
                }
                return Spec.of(SERVED_AT.substring(SERVED_AT.lastIndexOf('/') + 1), limited(address, in));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new ContractException("Cannot read " + address + ": " + e + ". Is Kestra running there?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContractException("Interrupted while reading " + address + ".", e);
        }
    }

    private static byte[] limited(String location, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(YamlTree.MAX_CHARACTERS + 1);
        if (bytes.length > YamlTree.MAX_CHARACTERS) {
            throw new ContractException(location + " has more than 32 MiB: no Kestra spec is that large.");
        }
        return bytes;
    }
}
