package io.kestramcp.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.kestramcp.generator.bind.Binding;
import io.kestramcp.generator.bind.BoundAdapter;
import io.kestramcp.generator.bind.BoundLine;
import io.kestramcp.generator.bind.BoundLine.Call;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** One adapter for each plain tool and each part. */
public final class AdapterGenerator implements Generator {
    @Override
    public Stream<Output> generate(Binding binding) {
        JavaNames names = JavaNames.of(binding);
        return binding.adapters().stream().map(each -> JavaSource.of(adapter(each, names)));
    }

    private static TypeSpec adapter(BoundAdapter adapter, JavaNames names) {
        Map<String, String> answers = new LinkedHashMap<>();
        TypeSpec.Builder type = TypeSpec.classBuilder(ClassName.get(JavaNames.PACKAGE, names.adapter(adapter.name())))
                .addJavadoc(Javadocs.adapter(adapter))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(RunTime.TOOL);
        answers(adapter, names, type, answers);
        type.addMethod(MethodSpec.methodBuilder("name")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(String.class)
                .addStatement("return $S", adapter.name())
                .build());
        type.addMethod(call(adapter, names, answers));
        for (BoundLine line : adapter.lines()) {
            RequestCode code = new RequestCode(names.client(line.line()));
            line.calls().forEach(call -> type.addMethod(code.method(call)));
        }
        return type.build();
    }

    /** One constant for each different answer; lines that agree share it. */
    private static void answers(
            BoundAdapter adapter, JavaNames names, TypeSpec.Builder type, Map<String, String> answers) {
        Map<String, String> constants = new LinkedHashMap<>();
        boolean agree = adapter.lines().stream()
                        .map(line -> AnswerCode.of(line.answer()).toString())
                        .distinct()
                        .count()
                == 1;
        for (BoundLine line : adapter.lines()) {
            CodeBlock code = AnswerCode.of(line.answer());
            String constant = constants.computeIfAbsent(code.toString(), text -> {
                String name = agree ? "ANSWER" : names.client(line.line()).constant("ANSWER");
                type.addField(FieldSpec.builder(RunTime.ANSWER, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer(code)
                        .build());
                return name;
            });
            answers.put(line.line(), constant);
        }
    }

    private static MethodSpec call(BoundAdapter adapter, JavaNames names, Map<String, String> answers) {
        CodeBlock.Builder choice = CodeBlock.builder().add("return switch (call.line()) {\n$>");
        for (BoundLine line : adapter.lines()) {
            choice.add("case $S -> $N.send(call", line.line(), answers.get(line.line()));
            for (Call call : line.calls()) {
                String method = names.client(line.line()).requestMethod(call.operation());
                choice.add(call.status() == 0 ? CodeBlock.of(", $N(call)", method) : otherwise(call.status(), method));
            }
            choice.add(");\n");
        }
        choice.add("default -> throw call.unbound(name());\n$<};\n");
        return MethodSpec.methodBuilder("call")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addException(RunTime.EXCEPTION)
                .returns(RunTime.REPLY)
                .addParameter(RunTime.CALL, "call")
                .addCode(choice.build())
                .build();
    }

    private static CodeBlock otherwise(int status, String method) {
        return CodeBlock.of(", $L, () -> $N(call)", status, method);
    }
}
