package io.kestramcp.generator;

import io.kestramcp.generator.emit.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/** The typed clients of a contract, made as {@code openapi/src/build} makes them. */
final class TypedClients {
    private TypedClients() {}

    static List<Output> of(Path contract, Path folder) throws IOException {
        CodegenConfigurator settings = new CodegenConfigurator()
                .setGeneratorName("java")
                .setLibrary("okhttp-gson")
                .setInputSpec(contract.toString())
                .setOutputDir(folder.toString())
                .setTemplateDir(Project.TEMPLATE.toString())
                .setApiPackage("io.kestramcp.client.v9_1")
                .setApiNameSuffix("ApiV91")
                .setParameterNameMappings(Map.of("build", "buildParameter", "body", "bodyParameter"))
                .addAdditionalProperty("line", "9.1")
                .addAdditionalProperty("hideGenerationTimestamp", "true");
        DefaultGenerator generator = new DefaultGenerator();
        generator.setGeneratorPropertyDefault("apis", "true");
        for (String unwanted : List.of("models", "supportingFiles", "apiTests", "apiDocs")) {
            generator.setGeneratorPropertyDefault(unwanted, "false");
        }
        generator.setGenerateMetadata(false);
        generator.opts(settings.toClientOptInput()).generate();
        return sources(folder);
    }

    private static List<Output> sources(Path folder) throws IOException {
        List<Output> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                String path = "io/kestramcp/client/v9_1/" + file.getFileName();
                sources.add(new Output(Output.Kind.SOURCE, path, Files.readString(file)));
            }
        }
        return sources;
    }
}
