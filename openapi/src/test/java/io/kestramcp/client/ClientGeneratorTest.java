package io.kestramcp.client;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;
import org.slf4j.LoggerFactory;

/**
 * openapi-generator reports what it cannot do as an [ERROR], leaves it out and says that all went well. So it is run here
 * once more, with the settings that matter, and listened to.
 */
class ClientGeneratorTest {
    static Stream<Path> slices() {
        return SliceFile.all().map(SliceFile::file);
    }

    @ParameterizedTest
    @MethodSource("slices")
    void the_generator_has_nothing_to_complain_of(Path slice, @TempDir Path output) {
        assertThat(complaints(slice, output)).isEmpty();
    }

    @Test
    void a_body_that_the_generator_drops_is_complained_of(@TempDir Path output) throws Exception {
        Path broken = Path.of(
                ClientGeneratorTest.class.getResource("/list-as-form.yaml").toURI());
        assertThat(complaints(broken, output)).anyMatch(each -> each.startsWith("Array form parameters"));
    }

    private static List<String> complaints(Path slice, Path output) {
        CodegenConfigurator settings = new CodegenConfigurator()
                .setGeneratorName("java")
                .setLibrary("okhttp-gson")
                .setInputSpec(slice.toString())
                .setOutputDir(output.toString())
                .setTemplateDir(SliceFile.MODULE.resolve("template").toString())
                .addOpenapiNormalizer("KEEP_ONLY_FIRST_TAG_IN_OPERATION", "true");
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        root.addAppender(heard);
        try {
            DefaultGenerator generator = new DefaultGenerator();
            generator.setGeneratorPropertyDefault("apis", "true");
            for (String unwanted : List.of("models", "supportingFiles", "apiTests", "apiDocs")) {
                generator.setGeneratorPropertyDefault(unwanted, "false");
            }
            generator.setGenerateMetadata(false);
            generator.opts(settings.toClientOptInput()).generate();
        } finally {
            root.detachAppender(heard);
        }
        return heard.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
