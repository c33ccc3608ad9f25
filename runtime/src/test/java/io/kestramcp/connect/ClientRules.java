package io.kestramcp.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import org.yaml.snakeyaml.Yaml;

/** Reads a configuration as its client would: by the client's format, and by what it says that it reads. */
final class ClientRules {
    private static final Map<String, Object> RULES = rules();

    private ClientRules() {}

    /** The configuration as JSON; fails where the client would not take it. */
    static JsonElement accepted(String client, String text) {
        JsonElement json = parsed(client, text);
        assertThat(errors(client, json)).as(client + " reads " + text).isEmpty();
        return json;
    }

    /** What the client would not take. */
    static List<Error> errors(String client, JsonElement json) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(new Gson().toJson(RULES.get(client)), InputFormat.JSON)
                .validate(json.toString(), InputFormat.JSON);
    }

    private static JsonElement parsed(String client, String text) {
        return switch (client) {
            case "codex" -> {
                TomlParseResult toml = Toml.parse(text);
                assertThat(toml.hasErrors()).as(text).isFalse();
                yield JsonParser.parseString(toml.toJson());
            }
            case "kestra-ai-agent" -> new Gson().toJsonTree(new Yaml().load(text));
            default -> {
                JsonReader strict = new JsonReader(new StringReader(text));
                strict.setStrictness(Strictness.STRICT);
                yield JsonParser.parseReader(strict);
            }
        };
    }

    private static Map<String, Object> rules() {
        try (InputStream file = ClientRules.class.getResourceAsStream("/connect/rules.yaml")) {
            return new Yaml().load(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
