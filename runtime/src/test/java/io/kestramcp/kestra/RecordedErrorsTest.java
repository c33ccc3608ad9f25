package io.kestramcp.kestra;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.client.KestraRequest;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/**
 * What is made of the refusals of real servers, one recording of each shape, and a few more for their words. The expected
 * outcome of all stands in {@code expected.json}, for a reviewer to read beside the recordings;
 * {@code -Drecreate=true} rewrites it.
 */
class RecordedErrorsTest {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final String EXPECTED = "expected.json";

    @Test
    void every_recorded_refusal_is_read_as_expected() throws Exception {
        JsonObject actual = new JsonObject();
        for (Path file : recordings()) {
            actual.add(
                    file.getParent().getFileName() + "/" + file.getFileName(),
                    shown(KestraErrors.of(request(file), reply(file))));
        }
        if (Boolean.getBoolean("recreate")) {
            Files.writeString(
                    Path.of(
                            System.getProperty("project.root"),
                            "runtime/src/test/resources/recordings/errors",
                            EXPECTED),
                    GSON.toJson(actual) + "\n");
            return;
        }
        JsonElement expected =
                JsonParser.parseString(Files.readString(directory().resolve(EXPECTED)));
        assertThat(GSON.toJson(actual)).isEqualTo(GSON.toJson(expected));
    }

    /** Kestra's own message is never lost, whatever the shape, and a 4xx always leaves things as they were. */
    @Test
    void every_recorded_message_reaches_the_caller() throws Exception {
        for (Path file : recordings()) {
            KestraReply reply = reply(file);
            KestraException failure = KestraErrors.of(request(file), reply);
            assertThat(failure.status()).hasValue(reply.status());
            assertThat(failure.mayHaveHappened())
                    .as(file.toString())
                    .isEqualTo(reply.status() >= 500 && !request(file).safe());
            if (reply.mediaType().equals("application/json") && !reply.text().contains("SQL [")) {
                assertThat(failure.getMessage()).as(file.toString()).contains(message(reply));
            }
        }
    }

    private static String message(KestraReply reply) {
        return reply.text().startsWith("{")
                ? reply.json().getAsJsonObject().get("message").getAsString().strip()
                : reply.text();
    }

    private static JsonObject shown(KestraException failure) {
        JsonObject shown = new JsonObject();
        shown.addProperty("kind", failure.kind().name());
        shown.addProperty("message", failure.getMessage());
        JsonArray violations = new JsonArray();
        failure.violations().forEach(each -> violations.add(each.path() + " | " + each.message()));
        shown.add("violations", violations);
        shown.addProperty("hint", failure.hint());
        shown.addProperty("mayHaveHappened", failure.mayHaveHappened());
        return shown;
    }

    /** The recording's name is NUMBER-OPERATION-CASE; the template is not recorded, so the path stands for it. */
    private static KestraRequest request(Path file) throws IOException {
        JsonObject request = read(file).getAsJsonObject("request");
        return KestraRequest.of(
                        file.getFileName().toString().split("[-.]", -1)[1],
                        request.get("method").getAsString(),
                        request.get("path").getAsString())
                .build();
    }

    private static KestraReply reply(Path file) throws IOException {
        JsonObject response = read(file).getAsJsonObject("response");
        JsonElement type = response.getAsJsonObject("headers").get("content-type");
        return new KestraReply(
                response.get("status").getAsInt(),
                type == null ? "" : type.getAsString(),
                ByteString.encodeUtf8(response.get("body").getAsString()));
    }

    private static JsonObject read(Path file) throws IOException {
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }

    private static List<Path> recordings() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.walk(directory())) {
            List<Path> recordings = files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(EXPECTED))
                    .sorted()
                    .toList();
            assertThat(recordings).hasSizeGreaterThan(40);
            return recordings;
        }
    }

    private static Path directory() throws URISyntaxException {
        return Path.of(
                RecordedErrorsTest.class.getResource("/recordings/errors").toURI());
    }
}
