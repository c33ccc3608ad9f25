package io.kestramcp.generator.emit;

import io.kestramcp.generator.bind.Binding;
import io.kestramcp.generator.bind.BoundAdapter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Every Java name in the generated code. Adapters end in {@code Tool}, which keeps them off Java's keywords and off
 * {@code java.lang}; no two differ only in case, which some file systems do not tell apart. Not thread-safe.
 */
final class JavaNames {
    static final String PACKAGE = "io.kestramcp.tools";
    static final String CATALOG = "GeneratedTools";

    private static final String SUFFIX = "Tool";

    private final Map<String, String> stems = new LinkedHashMap<>();
    private final Map<String, ClientNames> clients = new HashMap<>();

    private JavaNames(List<String> adapters) {
        Set<String> taken = new HashSet<>();
        adapters.forEach(adapter -> stems.put(adapter, free(camel(adapter), taken)));
    }

    /** The names for a binding; the same for the same binding. */
    static JavaNames of(Binding binding) {
        return new JavaNames(binding.adapters().stream().map(BoundAdapter::name).toList());
    }

    /** The class of the adapter of a tool or part. */
    String adapter(String name) {
        return stems.get(name) + SUFFIX;
    }

    /** A variable that holds the adapter of a tool or part. */
    String variable(String name) {
        String type = adapter(name);
        return type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
    }

    /** The names of a line's typed clients. */
    ClientNames client(String line) {
        return clients.computeIfAbsent(line, ClientNames::new);
    }

    private static String free(String stem, Set<String> taken) {
        return taken.add(stem.toLowerCase(Locale.ROOT)) ? stem : free(stem + "_", taken);
    }

    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("_", -1)) {
            if (!word.isEmpty()) {
                camel.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return camel.toString();
    }
}
