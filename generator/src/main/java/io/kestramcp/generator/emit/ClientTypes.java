package io.kestramcp.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.kestramcp.generator.contract.Body;
import io.kestramcp.generator.contract.Operation;
import io.kestramcp.generator.contract.Parameter;
import io.kestramcp.generator.contract.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Java types of the typed clients' setters, as {@code openapi/template} has them. */
final class ClientTypes {
    /** The name under which the body is listed; no parameter is called so. */
    static final String BODY = "request body";

    private static final ClassName STRING = ClassName.get(String.class);

    private ClientTypes() {}

    /** The parameters, without the tenant, that the operation has on all lines, with their types. */
    static Map<String, TypeName> common(List<Operation> lines) {
        Map<String, TypeName> common = of(lines.get(0));
        lines.forEach(operation -> {
            Map<String, TypeName> types = of(operation);
            common.keySet().removeIf(name -> !common.get(name).equals(types.get(name)));
        });
        return common;
    }

    private static Map<String, TypeName> of(Operation operation) {
        Map<String, TypeName> types = new LinkedHashMap<>();
        for (Parameter parameter : operation.parameters()) {
            if (!parameter.name().equals("tenant")) {
                types.put(parameter.name(), type(parameter));
            }
        }
        operation.body().ifPresent(body -> types.put(BODY, type(body)));
        return types;
    }

    private static TypeName type(Parameter parameter) {
        if (parameter.filters()) {
            return ParameterizedTypeName.get(ClassName.get(Map.class), STRING, STRING);
        }
        return parameter.in() == Parameter.In.PATH ? STRING : type(parameter.schema());
    }

    private static TypeName type(Schema schema) {
        return switch (schema.type().orElse("")) {
            case "array" -> ParameterizedTypeName.get(ClassName.get(List.class), STRING);
            case "boolean" -> ClassName.get(Boolean.class);
            case "integer" ->
                ClassName.get(schema.format().filter("int64"::equals).isPresent() ? Long.class : Integer.class);
            default -> STRING;
        };
    }

    private static TypeName type(Body body) {
        if (body.multipart()) {
            return ParameterizedTypeName.get(
                    ClassName.get(List.class), ClassName.get("io.kestramcp.client", "Content", "Part"));
        }
        return body.json() ? ClassName.get("com.google.gson", "JsonElement") : STRING;
    }
}
