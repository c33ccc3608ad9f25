package io.kestramcp.generator.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.kestramcp.contract.ContractException;
import io.kestramcp.contract.slice.Sha256;
import io.kestramcp.contract.slice.Spec;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecSourceTest {
    private static final byte[] SPEC = ImportFolder.resource("invented.yml").getBytes(StandardCharsets.UTF_8);

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private String base;

    @BeforeEach
    void aServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        base = "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    @AfterEach
    void stopIt() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void a_running_kestra_is_asked_for_its_own_spec_without_credentials(String end) {
        serve(exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            asked.add(String.valueOf(exchange.getRequestHeaders().get("Authorization")));
            exchange.sendResponseHeaders(200, SPEC.length);
            exchange.getResponseBody().write(SPEC);
        });
        Spec spec = SpecSource.read(base + end);
        assertThat(asked).containsExactly("GET /swagger/kestra.yml", "null");
        assertThat(spec.name()).isEqualTo("kestra.yml");
        assertThat(spec.version()).isEqualTo("9.9.1");
        assertThat(spec.sha256()).isEqualTo(Sha256.of(SPEC));
    }

    @Test
    void a_redirect_is_not_followed() {
        serve(exchange -> {
            asked.add(exchange.getRequestURI().toString());
            exchange.getResponseHeaders().add("Location", base + "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
        });
        refused(base, "/swagger/kestra.yml answered 302 where 200 was expected");
        assertThat(asked).containsExactly("/swagger/kestra.yml");
    }

    @Test
    void an_answer_other_than_200_is_told() {
        serve(exchange -> exchange.sendResponseHeaders(404, -1));
        refused(base, "/swagger/kestra.yml answered 404 where 200 was expected: is it the base URL of a Kestra?");
    }

    @Test
    void an_answer_without_end_is_cut_off() {
        byte[] megabyte = new byte[1024 * 1024];
        java.util.Arrays.fill(megabyte, (byte) ' ');
        serve(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                for (int i = 0; i < 100; i++) {
                    body.write(megabyte);
                }
            }
        });
        refused(base, "/swagger/kestra.yml has more than 32 MiB: no Kestra spec is that large.");
    }

    @Test
    void a_web_page_is_no_spec() {
        byte[] page = "<!doctype html><html></html>".getBytes(StandardCharsets.UTF_8);
        serve(exchange -> {
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        });
        refused(base, "kestra.yml is not a YAML mapping: is it the right file?");
    }

    @Test
    void a_server_that_is_not_there_is_told() {
        server.stop(0);
        refused(base, "Is Kestra running there?");
    }

    @Test
    void an_address_that_is_none_is_told() {
        refused("http://not a host", "Cannot read http://not a host/swagger/kestra.yml");
    }

    @Test
    void a_file_that_is_not_there_is_told() {
        refused(
                "no/such/file.yml",
                "Cannot read the spec no/such/file.yml: give a file, or the URL of a running Kestra.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openapi: 3.1.0\npaths: {/a: {}}",
                "swagger: '2.0'\npaths: {/a: {}}",
                "openapi: 3.0.1\npaths: {}",
                "a: 1"
            })
    void another_document_is_no_spec(String text, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("other.yml"), text);
        refused(file.toString(), "other.yml is not an OpenAPI 3.0 document with paths");
    }

    private void serve(HttpHandler handler) {
        server.createContext("/", exchange -> {
            try (exchange) {
                handler.handle(exchange);
            }
        });
    }

    private static void refused(String location, String message) {
        assertThatThrownBy(() -> SpecSource.read(location))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining(message);
    }
}
