package io.kestramcp.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.config.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What cannot be run where there is no Docker, held to the gateway's own words. */
class RecipesIT {
    private static final Path DEPLOY = Path.of(System.getProperty("project.root"), "deploy");

    @Test
    void the_Dockerfile_takes_the_archive_that_the_build_makes() throws Exception {
        String archive =
                Path.of(System.getProperty("distribution")).getFileName().toString();

        assertThat(Files.readString(DEPLOY.resolve("Dockerfile"))).contains("ADD deploy/target/" + archive + " ");
    }

    /**
     * The registry's own rules for a {@code server.json} (schema of 2025-12-11): a reverse-DNS name with one slash, one exact
     * version, packages with a transport. An OCI package has its version in its identifier.
     */
    @Test
    void the_registry_entry_keeps_the_registrys_rules() throws Exception {
        JsonObject entry = entry();
        String version = entry.get("version").getAsString();

        assertThat(entry.get("name").getAsString()).matches("[a-zA-Z0-9.-]+\\.[a-zA-Z0-9-]+/[a-zA-Z0-9._-]+");
        assertThat(entry.get("description").getAsString()).hasSizeBetween(1, 100);
        assertThat(System.getProperty("project.version")).startsWith(version);
        JsonObject image = entry.getAsJsonArray("packages").get(0).getAsJsonObject();
        assertThat(image.get("registryType").getAsString()).isEqualTo("oci");
        assertThat(image.get("identifier").getAsString()).endsWith(":" + version);
        assertThat(image.has("version")).isFalse();
        assertThat(image.getAsJsonObject("transport").get("type").getAsString()).isEqualTo("stdio");
    }

    @Test
    void the_registry_entry_names_settings_and_marks_the_secret_ones() throws Exception {
        for (JsonElement each :
                entry().getAsJsonArray("packages").get(0).getAsJsonObject().getAsJsonArray("environmentVariables")) {
            JsonObject variable = each.getAsJsonObject();
            Setting setting = Setting.valueOf(variable.get("name").getAsString());

            assertThat(variable.has("isSecret")).as(setting.key()).isEqualTo(setting.secret());
        }
    }

    @Test
    void the_bill_of_materials_has_every_library_that_ships() throws Exception {
        JsonObject bill = JsonParser.parseString(Files.readString(Path.of(System.getProperty("sbom"))))
                .getAsJsonObject();
        Set<String> listed = new TreeSet<>();
        for (JsonElement each : bill.getAsJsonArray("components")) {
            JsonObject library = each.getAsJsonObject();
            listed.add(library.get("name").getAsString() + "-"
                    + library.get("version").getAsString() + ".jar");
        }
        Set<String> ships = new TreeSet<>();
        try (Stream<Path> jars = Files.list(DEPLOY.resolve("target/lib"))) {
            jars.forEach(jar -> ships.add(jar.getFileName().toString()));
        }

        assertThat(listed).containsAll(ships);
    }

    private static JsonObject entry() throws Exception {
        return JsonParser.parseString(Files.readString(DEPLOY.resolve("server.json")))
                .getAsJsonObject();
    }
}
