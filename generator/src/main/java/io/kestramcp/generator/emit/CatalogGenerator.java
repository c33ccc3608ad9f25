package io.kestramcp.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.kestramcp.generator.bind.Binding;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The class that lists every tool. */
public final class CatalogGenerator implements Generator {
    @Override
    public Stream<Output> generate(Binding binding) {
        JavaNames names = JavaNames.of(binding);
        CodeBlock tools = binding.tools().stream()
                .map(tool -> CodeBlock.of(
                        "new $T()",
                        tool.entry()
                                .handler()
                                .map(handler -> ClassName.bestGuess(handler.value()))
                                .orElseGet(() -> ClassName.get(JavaNames.PACKAGE, names.adapter(tool.name())))))
                .collect(CodeBlock.joining(",\n"));
        MethodSpec all = MethodSpec.methodBuilder("all")
                .addJavadoc("Every tool, in the manifest's order.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), RunTime.TOOL))
                .addStatement("return $T.of(\n$L)", List.class, tools)
                .build();
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
                .addMethod(all)
                .addMethod(catalog)
                .build()));
    }
}
