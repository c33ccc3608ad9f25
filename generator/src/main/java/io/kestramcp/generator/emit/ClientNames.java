package io.kestramcp.generator.emit;

import com.palantir.javapoet.ClassName;
import io.kestramcp.contract.Operation;
import org.openapitools.codegen.languages.JavaClientCodegen;

/**
 * The names of one line's typed clients, and of what is generated for that line. They come from openapi-generator itself,
 * set as {@code openapi/src/build} sets it, so the two generators cannot disagree. Not thread-safe.
 */
final class ClientNames {
    private static final String PACKAGE = "io.kestramcp.client.v";

    private final String line;
    private final String suffix;
    private final JavaClientCodegen codegen = new JavaClientCodegen();

    ClientNames(String line) {
        this.line = line;
        this.suffix = "V" + line.replace(".", "");
        codegen.setApiNameSuffix("Api" + suffix);
        codegen.parameterNameMapping().put("build", "buildParameter");
        codegen.parameterNameMapping().put("body", "bodyParameter");
    }

    /** The typed client of an operation. */
    ClassName client(Operation operation) {
        return ClassName.get(PACKAGE + line.replace('.', '_'), codegen.toApiName(codegen.sanitizeTag(operation.tag())));
    }

    /** The client's method that starts a request. */
    String request(Operation operation) {
        return codegen.toOperationId(operation.id());
    }

    /** The request's method that sets a parameter; also a name for the parameter in Java. */
    String setter(String parameter) {
        return codegen.toParamName(parameter);
    }

    /** The adapter's method that makes the request of an operation on this line. */
    String requestMethod(Operation operation) {
        return request(operation) + suffix;
    }

    /** An adapter's constant that is for this line. */
    String constant(String name) {
        return name + "_" + suffix;
    }
}
