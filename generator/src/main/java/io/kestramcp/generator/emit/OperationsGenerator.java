package io.kestramcp.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.kestramcp.generator.bind.Binding;
import io.kestramcp.generator.bind.BoundLine;
import io.kestramcp.generator.bind.BoundTool;
import io.kestramcp.generator.contract.Operation;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** For each tool with a handler, the requests that it may make: typed, and right for the connected line. */
public final class OperationsGenerator implements Generator {
    @Override
    public Stream<Output> generate(Binding binding) {
        JavaNames names = JavaNames.of(binding);
        return binding.tools().stream()
                .filter(tool -> tool.entry().handler().isPresent())
                .map(tool -> JavaSource.of(operations(tool, names)));
    }

    private static TypeSpec operations(BoundTool tool, JavaNames names) {
        TypeSpec.Builder type = TypeSpec.classBuilder(ClassName.get(JavaNames.PACKAGE, names.operations(tool.name())))
                .addJavadoc(Javadocs.tool(
                        "The requests of the tool " + tool.name()
                                + ", on each API line of Kestra. An argument that is null is not sent.",
                        tool))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addField(RunTime.CALL, "call", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addJavadoc("Makes requests for one call.\n")
                        .addModifiers(Modifier.PUBLIC)
                        .addParameter(RunTime.CALL, "call")
                        .addStatement("this.call = call")
                        .build());
        Set<String> ids = new LinkedHashSet<>();
        tool.lines().forEach(line -> line.operations().forEach(operation -> ids.add(operation.id())));
        ids.forEach(id -> type.addMethod(request(tool, names, id)));
        return type.build();
    }

    private static MethodSpec request(BoundTool tool, JavaNames names, String id) {
        Map<String, Operation> byLine = new LinkedHashMap<>();
        for (BoundLine line : tool.lines()) {
            line.operations().stream()
                    .filter(operation -> operation.id().equals(id))
                    .findFirst()
                    .ifPresent(operation -> byLine.put(line.line(), operation));
        }
        Map.Entry<String, Operation> any = byLine.entrySet().iterator().next();
        ClientNames named = names.client(any.getKey());
        Map<String, TypeName> parameters = ClientTypes.common(List.copyOf(byLine.values()));
        MethodSpec.Builder method = MethodSpec.methodBuilder(named.request(any.getValue()))
                .addJavadoc("The request $L.\n", Javadocs.text(id))
                .addModifiers(Modifier.PUBLIC)
                .returns(RunTime.REQUEST);
        parameters.forEach((parameter, type) -> method.addParameter(
                ParameterSpec.builder(type, named.setter(parameter)).build()));
        CodeBlock.Builder choice = CodeBlock.builder().add("return switch (this.call.line()) {\n$>");
        byLine.forEach((line, operation) ->
                choice.add("case $S -> $L;\n", line, chain(names.client(line), operation, named, parameters.keySet())));
        choice.add("default -> throw this.call.unbound($S);\n$<};\n", tool.name());
        return method.addCode(choice.build()).build();
    }

    private static CodeBlock chain(ClientNames names, Operation operation, ClientNames named, Set<String> parameters) {
        CodeBlock.Builder chain = CodeBlock.builder().add("$T.$N()", names.client(operation), names.request(operation));
        if (operation.parameter("tenant").isPresent()) {
            chain.add("\n.tenant(this.call.tenant())");
        }
        for (String parameter : parameters) {
            String setter = parameter.equals(ClientTypes.BODY) ? "body" : names.setter(parameter);
            chain.add("\n.$N($N)", setter, named.setter(parameter));
        }
        return chain.add("\n.build()").build();
    }
}
