package io.kestramcp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * openapi-generator reports what it cannot do as an [ERROR], leaves it out and says that all went well. So it is run here
 * once more, and listened to.
 */
class ClientGeneratorTest {
    @TempDir
    private Path output;

    static Stream<Path> slices() {
        return SliceFile.all().map(SliceFile::file);
    }

    @ParameterizedTest
    @MethodSource("slices")
    void the_generator_has_nothing_to_complain_of(Path slice) {
        assertThat(new ClientGeneration(slice, output).complaints()).isEmpty();
    }

    @Test
    void a_body_that_the_generator_drops_is_complained_of() throws Exception {
        assertThat(new ClientGeneration(resource("list-as-form.yaml"), output).complaints())
                .anyMatch(each -> each.startsWith("Array form parameters"));
    }

    @Test
    void every_shape_and_every_odd_name_becomes_code_that_compiles_without_a_warning() throws Exception {
        Object request = oddThing();
        assertThat(GeneratedClient.setters(request))
                .containsExactlyInAnyOrder(
                        "propertyClass",
                        "id",
                        "buildParameter",
                        "bodyParameter",
                        "_default",
                        "_list",
                        "since",
                        "ratio",
                        "snakeCase",
                        "xKind",
                        "body");
        assertThat(GeneratedClient.parameterType(request, "buildParameter")).isEqualTo(Boolean.class);
        assertThat(GeneratedClient.parameterType(request, "_default")).isEqualTo(Long.class);
        assertThat(GeneratedClient.parameterType(request, "_list")).isEqualTo(List.class);
        assertThat(GeneratedClient.parameterType(request, "since")).isEqualTo(String.class);
        assertThat(GeneratedClient.parameterType(request, "ratio")).isEqualTo(String.class);
        assertThat(GeneratedClient.parameterType(request, "snakeCase")).isEqualTo(Integer.class);
    }

    @Test
    void arguments_are_sent_under_the_names_of_the_contract() throws Exception {
        Object request = oddThing();
        GeneratedClient.set(request, "propertyClass", "c");
        GeneratedClient.set(request, "id", "i");
        assertThatThrownBy(() -> GeneratedClient.build(request)).hasMessage("createThing needs list");
        GeneratedClient.set(request, "_list", List.of("A", "B"));
        GeneratedClient.set(request, "snakeCase", 7);
        assertThatThrownBy(() -> GeneratedClient.build(request)).hasMessage("createThing needs X-Kind");
        GeneratedClient.set(request, "xKind", "A");
        assertThatThrownBy(() -> GeneratedClient.build(request)).hasMessage("createThing needs a body");
        GeneratedClient.set(request, "body", new JsonObject());

        KestraRequest built = GeneratedClient.build(request);

        assertThat(built.path()).isEqualTo("/things/c/i");
        assertThat(built.query())
                .containsExactly(
                        new NameValue("list", "A"), new NameValue("list", "B"), new NameValue("snake_case", "7"));
        assertThat(built.headers()).containsExactly(new NameValue("X-Kind", "A"));
        assertThat(built.content()).isEqualTo(new Content.Json(new JsonObject()));
    }

    private Object oddThing() throws Exception {
        ClientGeneration generator = new ClientGeneration(resource("every-shape.yaml"), output);
        assertThat(generator.complaints()).isEmpty();
        Path source = generator.source("OddThings");
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-Xlint:all,-classfile",
                        "-Werror",
                        "-d",
                        output.toString(),
                        "-proc:none",
                        source.toString());
        assertThat(failed).as("javac").isZero();
        URLClassLoader loader =
                new URLClassLoader(new URL[] {output.toUri().toURL()}, ClientGeneratorTest.class.getClassLoader());
        try (loader) {
            return loader.loadClass(ClientGeneration.type("OddThings"))
                    .getMethod("createThing")
                    .invoke(null);
        }
    }

    private static Path resource(String name) throws Exception {
        return Path.of(ClientGeneratorTest.class.getResource("/" + name).toURI());
    }
}
