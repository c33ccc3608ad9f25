package io.kestramcp.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.kestramcp.generator.bind.Binding;
import io.kestramcp.generator.bind.BoundTool;
import io.kestramcp.generator.manifest.HandlerEntry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The class that lists every tool, and gives hand-written ones the adapters that they use. */
public final class CatalogGenerator implements Generator {
    /** The package below which hand-written tools are. */
    private static final String HANDLERS = "io.kestramcp.tool.";

    @Override
    public Stream<Output> generate(Binding binding) {
        JavaNames names = JavaNames.of(binding);
        MethodSpec catalog = MethodSpec.methodBuilder("catalog")
                .addJavadoc("Every tool with its description; read anew each time.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(RunTime.CATALOG)
                .addStatement(
                        "return $T.load($N.class.getResource($S), all())",
                        RunTime.CATALOG,
                        JavaNames.CATALOG,
                        ToolsJsonGenerator.FILE)
                .build();
        return Stream.of(JavaSource.of(TypeSpec.classBuilder(JavaNames.CATALOG)
                .addJavadoc("The tools that the manifest declares.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(all(binding, names))
                .addMethod(catalog)
                .build()));
    }

    private static MethodSpec all(Binding binding, JavaNames names) {
        Set<String> used = used(binding);
        MethodSpec.Builder all = MethodSpec.methodBuilder("all")
                .addJavadoc("Every tool, in the manifest's order.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), RunTime.TOOL));
        used.forEach(name -> all.addStatement("$T $N = $L", RunTime.TOOL, names.variable(name), made(name, names)));
        CodeBlock tools =
                binding.tools().stream().map(tool -> tool(tool, used, names)).collect(CodeBlock.joining(",\n"));
        return all.addStatement("return $T.of(\n$L)", List.class, tools).build();
    }

    /** What more than one tool may hold: it is made once. */
    private static Set<String> used(Binding binding) {
        Set<String> used = new LinkedHashSet<>();
        for (BoundTool tool : binding.tools()) {
            if (tool.entry().work() instanceof HandlerEntry handler) {
                handler.uses().forEach(use -> used.add(use.name().value()));
            }
        }
        return used;
    }

    private static CodeBlock tool(BoundTool tool, Set<String> used, JavaNames names) {
        if (tool.entry().work() instanceof HandlerEntry handler) {
            CodeBlock given = handler.uses().stream()
                    .map(use -> CodeBlock.of("$N", names.variable(use.name().value())))
                    .collect(CodeBlock.joining(", "));
            return CodeBlock.of("new $T($L)", ClassName.bestGuess(HANDLERS + handler.type()), given);
        }
        return used.contains(tool.name()) ? CodeBlock.of("$N", names.variable(tool.name())) : made(tool.name(), names);
    }

    private static CodeBlock made(String name, JavaNames names) {
        return CodeBlock.of("new $T()", ClassName.get(JavaNames.PACKAGE, names.adapter(name)));
    }
}
