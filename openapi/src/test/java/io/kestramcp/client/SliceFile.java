package io.kestramcp.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A contract slice as the tests read it: independent of the generator that the clients came from. */
record SliceFile(String line, Path file) {
    /** The folder of this module. */
    static final Path MODULE = Path.of(System.getProperty("project.root", ".."), "openapi");

    static Stream<SliceFile> all() {
        try (Stream<Path> files = Files.list(MODULE)) {
            return files
                    .filter(file -> file.getFileName().toString().matches("kestra-.*\\.yaml"))
                    .sorted()
                    .map(file -> new SliceFile(file.getFileName().toString().replaceAll("kestra-|\\.yaml", ""), file))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Op> operations() {
        List<Op> operations = new ArrayList<>();
        map(tree().get("paths")).forEach((path, methods) -> map(methods).forEach((method, operation) -> {
            Map<String, Object> op = map(operation);
            List<Param> parameters = list(op.get("parameters")).stream()
                    .map(each -> Param.of(map(each)))
                    .toList();
            List<String> body =
                    List.copyOf(map(map(op.get("requestBody")).get("content")).keySet());
            String id = (String) op.get("operationId");
            operations.add(
                    new Op(id, ClientGeneration.factory(id), method.toUpperCase(Locale.ROOT), path, parameters, body));
        }));
        return operations;
    }

    Map<String, Object> tree() {
        return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(text()));
    }

    String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return line;
    }

    /** An operation; its factory is named as the generator would. */
    record Op(String id, String factory, String method, String path, List<Param> parameters, List<String> body) {
        List<Param> in(String place) {
            return parameters.stream().filter(each -> each.in().equals(place)).toList();
        }
    }

    /** A parameter; its setter is named as the generator would. */
    record Param(String name, String setter, String in, boolean required, boolean filters, String type) {
        static Param of(Map<String, Object> tree) {
            String name = (String) tree.get("name");
            return new Param(
                    name,
                    ClientGeneration.setter(name),
                    (String) tree.get("in"),
                    Boolean.TRUE.equals(tree.get("required")),
                    "deepObject".equals(tree.get("style")),
                    (String) map(tree.get("schema")).get("type"));
        }
    }

    @SuppressWarnings("unchecked") // OpenAPI has no other keys
    static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    static List<?> list(Object value) {
        return value == null ? List.of() : (List<?>) value;
    }
}
