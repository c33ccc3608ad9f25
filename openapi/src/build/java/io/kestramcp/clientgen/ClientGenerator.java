package io.kestramcp.clientgen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Writes the typed clients of a contract with openapi-generator: requests only, one class for each tag. Answers are read as
 * JSON, so there are no models. The build runs it from source, for each API line of the manifest: the generator's Maven
 * plugin wants an execution in a pom for each document, and a new line is to be a word in the manifest.
 *
 * @param template the folder of the project's own templates
 */
public record ClientGenerator(Path template) {
    /** Methods that every request has, and what a parameter of that name is called instead. */
    public static final Map<String, String> PARAMETER_NAMES =
            Map.of("build", "buildParameter", "body", "bodyParameter");

    private static final List<String> UNWANTED = List.of("models", "supportingFiles", "apiTests", "apiDocs");
    /** Tools of one shape share it by an alias. */
    private static final int MAX_ALIASES = 1000;

    /**
     * Writes the clients of every API line of the manifest, and nothing else, into a folder. A line without a contract is
     * left out: the binding of the tools refuses it, and until then the importer, which writes it, must be built.
     *
     * @param args manifest, folder of the contracts and of {@code template}, folder for the sources
     */
    public static void main(String[] args) throws IOException {
        Path contracts = Path.of(args[1]);
        Path sources = Path.of(args[2]);
        // A group that a slice has no more must not stay behind.
        clear(sources);
        ClientGenerator generator = new ClientGenerator(contracts.resolve("template"));
        for (String line : lines(Path.of(args[0]))) {
            Path contract = contracts.resolve("kestra-" + line + ".yaml");
            if (Files.exists(contract)) {
                generator.generate(contract, line, sources);
            }
        }
    }

    /**
     * Writes clients.
     *
     * @param contract the slice
     * @param line its API line, such as {@code 2.0}
     * @param sources the folder of sources; the clients' package comes below it
     */
    public void generate(Path contract, String line, Path sources) {
        CodegenConfigurator settings = new CodegenConfigurator()
                .setGeneratorName("java")
                .setLibrary("okhttp-gson")
                .setInputSpec(contract.toString())
                .setOutputDir(sources.toString())
                .setTemplateDir(template.toString())
                .setApiPackage(packageOf(line))
                .setApiNameSuffix(suffix(line))
                .setParameterNameMappings(PARAMETER_NAMES)
                .addOpenapiNormalizer("KEEP_ONLY_FIRST_TAG_IN_OPERATION", "true")
                .addAdditionalProperty("line", line)
                .addAdditionalProperty("sourceFolder", "")
                .addAdditionalProperty("openApiNullable", "false")
                .addAdditionalProperty("hideGenerationTimestamp", "true");
        DefaultGenerator generator = new DefaultGenerator();
        generator.setGeneratorPropertyDefault("apis", "true");
        UNWANTED.forEach(unwanted -> generator.setGeneratorPropertyDefault(unwanted, "false"));
        generator.setGenerateMetadata(false);
        generator.opts(settings.toClientOptInput()).generate();
    }

    /** The package of a line's clients. */
    public static String packageOf(String line) {
        return "io.kestramcp.client.v" + line.replace('.', '_');
    }

    /** What ends the name of each of a line's clients. */
    public static String suffix(String line) {
        return "ApiV" + line.replace(".", "");
    }

    private static List<String> lines(Path manifest) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(MAX_ALIASES);
        Map<?, ?> root = new Yaml(new SafeConstructor(options)).load(Files.readString(manifest));
        if (root == null || !(root.get("lines") instanceof List<?> lines)) {
            throw new IllegalArgumentException(manifest.getFileName() + " names no API line: add lines: [\"1.3\", …].");
        }
        return lines.stream().map(String::valueOf).toList();
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
