package io.kestramcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.client.Content;
import io.kestramcp.client.KestraRequest;
import io.kestramcp.kestra.KestraReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import okio.ByteString;

/** Files of {@code src/test/resources}. */
public final class Resources {
    private static final Path FOLDER = Path.of(System.getProperty("project.root"), "runtime/src/test/resources");

    private Resources() {}

    public static JsonObject json(String name) throws IOException {
        return JsonParser.parseString(Files.readString(FOLDER.resolve(name))).getAsJsonObject();
    }

    /** The answer of a recording of a real Kestra. */
    static KestraReply reply(String recording) throws IOException {
        JsonObject response = json(recording).getAsJsonObject("response");
        JsonObject headers = response.getAsJsonObject("headers");
        String type = headers.has("content-type") ? headers.get("content-type").getAsString() : "";
        boolean bodied = response.has("body") && !response.get("body").isJsonNull();
        return new KestraReply(
                response.get("status").getAsInt(),
                type,
                bodied ? ByteString.encodeUtf8(response.get("body").getAsString()) : ByteString.EMPTY);
    }

    /** Asserts that a real Kestra was sent a request like this one: method, path, and the kind of body. */
    static void checkSentLike(String recording, KestraRequest request) throws IOException {
        JsonObject recorded = json(recording).getAsJsonObject("request");
        assertThat(request.method()).isEqualTo(recorded.get("method").getAsString());
        assertThat(recorded.get("path").getAsString())
                .matches(request.template().replaceAll("\\{[^}]+}", "[^/]+"));
        JsonObject headers = recorded.getAsJsonObject("headers");
        String sent = headers.has("content-type") ? headers.get("content-type").getAsString() : "";
        if (!(request.content() instanceof Content.None) && !sent.isEmpty()) {
            assertThat(RequestText.mediaType(request.content())).isEqualTo(sent.replaceFirst(";.*", ""));
        }
    }

    static boolean exists(String name) {
        return Files.exists(FOLDER.resolve(name));
    }

    /** Compares with a file, or writes it with {@code -Drecreate=true}. */
    public static void checkGolden(String name, String actual) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("recreate")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        assertThat(file)
                .as("run the test with -Drecreate=true and review the difference")
                .exists();
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}
