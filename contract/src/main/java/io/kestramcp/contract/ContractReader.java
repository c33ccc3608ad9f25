package io.kestramcp.contract;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads one slice into a {@link Contract}. */
final class ContractReader {
    private static final Pattern FILE_NAME = Pattern.compile("kestra-(.+)\\.yaml");

    private final String name;
    private final String line;
    private final Map<String, Object> tree;
    private final Map<String, Object> definitions;

    ContractReader(String name, String line, Map<String, Object> tree) {
        this.name = name;
        this.line = line;
        this.tree = tree;
        definitions = Trees.map(Trees.map(tree.get("components")).get("schemas"));
    }

    /** The reader of a file, which tells its line by its name. */
    static ContractReader of(Path file) {
        String name = String.valueOf(file.getFileName());
        Matcher fileName = FILE_NAME.matcher(name);
        if (!fileName.matches()) {
            throw new ContractException(name + " is no contract slice: those are named kestra-LINE.yaml.");
        }
        return new ContractReader(name, fileName.group(1), YamlTree.read(file));
    }

    Contract read() {
        Map<String, Operation> operations = new TreeMap<>();
        Trees.map(tree.get("paths"))
                .forEach((path, methods) -> Trees.map(methods).forEach((method, operation) -> {
                    Operation read = operation(method, path, Trees.map(operation));
                    if (operations.put(read.id(), read) != null) {
                        throw new ContractException(name + " has the operation " + read.id() + " twice.");
                    }
                }));
        String version = String.valueOf(Trees.map(tree.get("info")).get("version"));
        return new Contract(line, version, operations, definitions);
    }

    private Operation operation(String method, String path, Map<String, Object> operation) {
        List<Parameter> parameters = Trees.list(operation.get("parameters")).stream()
                .map(each -> parameter(Trees.map(each)))
                .toList();
        boolean enterprise = "ee".equals(Trees.map(operation.get("x-kestra")).get("edition"));
        List<Object> tags = Trees.list(operation.get("tags"));
        if (!(operation.get("operationId") instanceof String id) || tags.isEmpty()) {
            throw new ContractException(name + ": " + method + " " + path + " has no operationId or no tag.");
        }
        return new Operation(
                id,
                method.toUpperCase(Locale.ROOT),
                path,
                (String) tags.get(0),
                parameters,
                body(id, Trees.map(operation.get("requestBody"))),
                answer(Trees.map(operation.get("responses"))),
                answers(Trees.map(operation.get("responses")))
                        .map(Map.Entry::getKey)
                        .distinct()
                        .toList(),
                enterprise ? Edition.EE : Edition.OSS);
    }

    private Parameter parameter(Map<String, Object> parameter) {
        return new Parameter(
                (String) parameter.get("name"),
                Parameter.In.valueOf(((String) parameter.get("in")).toUpperCase(Locale.ROOT)),
                Boolean.TRUE.equals(parameter.get("required")),
                "deepObject".equals(parameter.get("style")),
                schema(parameter.get("schema")));
    }

    private Optional<Body> body(String id, Map<String, Object> body) {
        Map<String, Object> content = Trees.map(body.get("content"));
        if (content.size() > 1) {
            throw new ContractException(name + ": " + id + " takes a body of " + content.keySet()
                    + ". Choose one with an overlay rule and import again.");
        }
        boolean required = Boolean.TRUE.equals(body.get("required"));
        return content.entrySet().stream()
                .findFirst()
                .map(entry -> new Body(
                        required,
                        entry.getKey(),
                        schema(Trees.map(entry.getValue()).get("schema"))));
    }

    /** The first successful answer that is JSON. Kestra labels some of its JSON {@code text/json}. */
    private Optional<Schema> answer(Map<String, Object> responses) {
        return answers(responses)
                .filter(entry -> entry.getKey().equals("application/json")
                        || entry.getKey().equals("text/json"))
                .findFirst()
                .map(entry -> schema(Trees.map(entry.getValue()).get("schema")));
    }

    /** The successful answers, by media type. */
    private static Stream<Map.Entry<String, Object>> answers(Map<String, Object> responses) {
        return responses.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("2"))
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> Trees.map(Trees.map(entry.getValue()).get("content")).entrySet().stream());
    }

    private Schema schema(Object schema) {
        return Schema.of(definitions, Trees.map(schema));
    }
}
