package io.kestramcp.client;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;
import org.openapitools.codegen.languages.JavaClientCodegen;
import org.slf4j.LoggerFactory;

/** Runs openapi-generator with the settings that openapi/pom.xml gives it, and listens. */
record ClientGenerator(Path slice, Path output) {
    static final String PACKAGE = "io.kestramcp.client.generated";

    private static final Map<String, String> PARAMETER_NAMES =
            Map.of("build", "buildParameter", "body", "bodyParameter");

    private static final JavaClientCodegen NAMES = new JavaClientCodegen();

    static {
        NAMES.parameterNameMapping().putAll(PARAMETER_NAMES);
    }

    /** The name that the generator gives to the setter of a parameter. */
    static String setter(String parameter) {
        return NAMES.toParamName(parameter);
    }

    /** The name that the generator gives to the factory of an operation. */
    static String factory(String operation) {
        return NAMES.toOperationId(operation);
    }

    /** Generates the client and returns the errors that were logged meanwhile. */
    List<String> complaints() {
        CodegenConfigurator settings = new CodegenConfigurator()
                .setGeneratorName("java")
                .setLibrary("okhttp-gson")
                .setInputSpec(slice.toString())
                .setOutputDir(output.toString())
                .setApiPackage(PACKAGE)
                .setApiNameSuffix("ApiV0")
                .setTemplateDir(SliceFile.MODULE.resolve("template").toString())
                .setAdditionalProperties(Map.of("line", "0.0", "hideGenerationTimestamp", "true"))
                .setParameterNameMappings(PARAMETER_NAMES)
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

    /** The folder of the generated sources. */
    Path sources() {
        return output.resolve("src/main/java").resolve(PACKAGE.replace('.', '/'));
    }
}
