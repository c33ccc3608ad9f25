package io.kestramcp.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.config.Setting;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bundle for desktop clients, unpacked and started as such a client does (MCPB manifest 0.3, last changed 2025-12-02):
 * what the user set takes the place of {@code ${user_config.…}}, else the default does.
 */
class BundleIT {
    private static final Pattern SET_BY_USER = Pattern.compile("\\$\\{user_config\\.([a-z_]+)}");

    @TempDir
    private Path folder;

    private JsonObject manifest;

    @BeforeEach
    void unpack() throws Exception {
        Process unzip = new ProcessBuilder("unzip", "-q", System.getProperty("bundle"), "-d", folder.toString())
                .inheritIO()
                .start();
        assertThat(unzip.waitFor()).isZero();
        manifest = JsonParser.parseString(Files.readString(folder.resolve("manifest.json")))
                .getAsJsonObject();
    }

    @Test
    void the_manifest_has_what_must_be_there_and_tells_this_version() {
        assertThat(manifest.keySet())
                .contains("manifest_version", "name", "version", "description", "author", "server");
        assertThat(manifest.get("manifest_version").getAsString()).isEqualTo("0.3");
        assertThat(System.getProperty("project.version"))
                .startsWith(manifest.get("version").getAsString());
        assertThat(folder.resolve(server().get("entry_point").getAsString())).isExecutable();
    }

    @Test
    void everything_that_is_asked_is_used_and_nothing_else_is() {
        TreeSet<String> used = new TreeSet<>();
        Matcher set = SET_BY_USER.matcher(config().toString());
        while (set.find()) {
            used.add(set.group(1));
        }

        assertThat(used).isEqualTo(asked().keySet());
    }

    /** A client leaves the mark itself in place of what has neither a value nor a default. */
    @Test
    void what_need_not_be_told_has_a_default() {
        for (Map.Entry<String, JsonElement> each : asked().entrySet()) {
            JsonObject option = each.getValue().getAsJsonObject();
            assertThat(option.keySet()).as(each.getKey()).contains("type", "title", "description");
            assertThat(option.has("default") || option.get("required").getAsBoolean())
                    .as(each.getKey())
                    .isTrue();
        }
    }

    @Test
    void secrets_are_hidden_where_they_are_typed() {
        for (Map.Entry<String, JsonElement> variable :
                config().getAsJsonObject("env").entrySet()) {
            Matcher set = SET_BY_USER.matcher(variable.getValue().getAsString());
            assertThat(set.matches()).isTrue();
            JsonElement sensitive = asked().getAsJsonObject(set.group(1)).get("sensitive");

            assertThat(sensitive != null && sensitive.getAsBoolean())
                    .as(variable.getKey())
                    .isEqualTo(Setting.valueOf(variable.getKey()).secret());
        }
    }

    @Test
    void with_the_address_alone_it_lists_its_tools() throws Exception {
        try (Sandbox kestra = Sandbox.start(SandboxOptions.of("1.3"))) {
            List<String> command =
                    new ArrayList<>(List.of(config().get("command").getAsString()));
            config().getAsJsonArray("args").forEach(each -> command.add(each.getAsString()));
            command.replaceAll(each -> each.replace("${__dirname}", folder.toString()));
            ProcessBuilder process = new ProcessBuilder(command);
            process.environment().put("JAVA_HOME", System.getProperty("java.home"));
            process.environment().put("XDG_CACHE_HOME", "/proc/none");
            config().getAsJsonObject("env").asMap().forEach((name, value) -> process.environment()
                    .put(name, filled(value.getAsString(), kestra.baseUri().toString())));

            Unpacked.Ended ended = Unpacked.ended(process, Unpacked.FIRST_LIST);

            assertThat(ended.out()).as(ended.err()).contains("\"search_flows\"");
        }
    }

    private String filled(String value, String kestra) {
        Matcher set = SET_BY_USER.matcher(value);
        assertThat(set.matches()).isTrue();
        JsonElement byDefault = asked().getAsJsonObject(set.group(1)).get("default");
        return byDefault == null ? kestra : byDefault.getAsString();
    }

    private JsonObject server() {
        return manifest.getAsJsonObject("server");
    }

    private JsonObject config() {
        return server().getAsJsonObject("mcp_config");
    }

    private JsonObject asked() {
        return manifest.getAsJsonObject("user_config");
    }
}
