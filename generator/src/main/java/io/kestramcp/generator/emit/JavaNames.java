package io.kestramcp.generator.emit;

import io.kestramcp.generator.contract.Operation;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.openapitools.codegen.languages.JavaClientCodegen;

/**
 * Every Java name in the generated code. The names of the typed clients come from openapi-generator itself, set as
 * {@code openapi/pom.xml} sets it, so the two generators cannot disagree. Adapters end in {@code Tool}, which keeps them
 * off Java's keywords and off {@code java.lang}.
 */
final class JavaNames {
    static final String TOOLS = "io.kestramcp.tools";
    static final String CATALOG = "GeneratedTools";

    private static final String CLIENT = "io.kestramcp.client.v";

    private final Map<String, String> adapters = new LinkedHashMap<>();

    /** @param tools the names of all tools, in the manifest's order */
    JavaNames(List<String> tools) {
        Set<String> taken = new HashSet<>();
        tools.forEach(tool -> adapters.put(tool, free(camel(tool), "Tool", taken)));
    }

    /** The class of a tool's adapter. */
    String adapter(String tool) {
        return adapters.get(tool);
    }

    /** The class through which a tool's handler makes its requests. */
    String operations(String tool) {
        String adapter = adapters.get(tool);
        return adapter.substring(0, adapter.length() - "Tool".length()) + "Operations";
    }

    /** The package of a line's typed clients. */
    static String clientPackage(String line) {
        return CLIENT + line.replace('.', '_');
    }

    /** The typed client of an operation. */
    static String client(String line, Operation operation) {
        JavaClientCodegen codegen = codegen(line);
        return codegen.toApiName(codegen.sanitizeTag(operation.tag()));
    }

    /** The method of the typed client that starts a request. */
    static String request(String line, Operation operation) {
        return codegen(line).toOperationId(operation.id());
    }

    /** The method of the request that sets a parameter. */
    static String setter(String line, String parameter) {
        return codegen(line).toParamName(parameter);
    }

    /** The method of an adapter that makes the request of an operation on a line. */
    static String requestMethod(String line, Operation operation) {
        return request(line, operation) + suffix(line);
    }

    /** A constant of an adapter that is for one line. */
    static String constant(String name, String line) {
        return name + "_" + suffix(line);
    }

    private static String suffix(String line) {
        return "V" + line.replace(".", "");
    }

    private static JavaClientCodegen codegen(String line) {
        JavaClientCodegen codegen = new JavaClientCodegen();
        codegen.setApiNameSuffix("Api" + suffix(line));
        codegen.parameterNameMapping().put("build", "buildParameter");
        codegen.parameterNameMapping().put("body", "bodyParameter");
        return codegen;
    }

    /** A name that no other class has, also where file names do not tell upper from lower case. */
    private static String free(String stem, String suffix, Set<String> taken) {
        return taken.add((stem + suffix).toLowerCase(Locale.ROOT)) ? stem + suffix : free(stem + "_", suffix, taken);
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
