package io.kestramcp.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import io.kestramcp.generator.bind.BoundLine.Call;
import io.kestramcp.generator.bind.BoundLine.Setting;
import io.kestramcp.generator.bind.Source;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The method that makes one request: the typed client's builder, a setter for each parameter. */
final class RequestCode {
    private final ClientNames names;

    RequestCode(ClientNames names) {
        this.names = names;
    }

    MethodSpec method(Call call) {
        CodeBlock.Builder chain = CodeBlock.builder()
                .add("return $T.$N()", names.client(call.operation()), names.request(call.operation()));
        for (Setting setting : call.settings()) {
            chain.add("\n.$N($L)", setter(setting), value(setting.source()));
        }
        MethodSpec.Builder method = MethodSpec.methodBuilder(names.requestMethod(call.operation()))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(RunTime.REQUEST)
                .addParameter(RunTime.CALL, "call");
        List<Source> sources = call.settings().stream().map(Setting::source).toList();
        if (sources.stream().anyMatch(RequestCode::readsArguments)) {
            method.addStatement("$T arguments = call.arguments()", RunTime.ARGUMENTS);
        }
        sources.stream()
                .filter(Source.FromYaml.class::isInstance)
                .map(source -> ((Source.FromYaml) source).argument())
                .findFirst()
                .ifPresent(argument -> method.addStatement("$T yaml = arguments.yaml($S)", RunTime.YAML, argument));
        return method.addStatement(chain.add("\n.build()").build()).build();
    }

    /** The body's setter is always called so; a parameter of that name has another one. */
    private String setter(Setting setting) {
        return setting.body() ? "body" : names.setter(setting.parameter());
    }

    private static boolean readsArguments(Source source) {
        if (source instanceof Source.FromProperties body) {
            return body.properties().stream().map(Setting::source).anyMatch(RequestCode::readsArguments);
        }
        return !(source instanceof Source.Tenant || source instanceof Source.Fixed);
    }

    private static CodeBlock value(Source source) {
        if (source instanceof Source.Tenant) {
            return CodeBlock.of("call.tenant()");
        }
        if (source instanceof Source.FromArgument from) {
            return from.absent()
                    .map(absent -> CodeBlock.of(
                            "arguments.$N($S, $L)",
                            from.reader().method(),
                            from.argument(),
                            Literals.of(absent, from.reader())))
                    .orElseGet(
                            () -> CodeBlock.of("arguments.$N($S)", from.reader().method(), from.argument()));
        }
        if (source instanceof Source.FromYaml from) {
            return CodeBlock.of("yaml.segment($S)", from.key());
        }
        if (source instanceof Source.Fixed fixed) {
            return Literals.of(fixed.value(), fixed.reader());
        }
        if (source instanceof Source.FromParts parts) {
            return parts.files()
                    .map(files -> CodeBlock.of("arguments.parts($S, $S)", parts.inputs(), files))
                    .orElseGet(() -> CodeBlock.of("arguments.parts($S)", parts.inputs()));
        }
        return source instanceof Source.FromFilters from ? filters(from) : json((Source.FromProperties) source);
    }

    private static CodeBlock filters(Source.FromFilters from) {
        CodeBlock.Builder chain = CodeBlock.builder().add("new $T(arguments)", RunTime.FILTERS);
        for (Source.Filter filter : from.filters()) {
            if (filter.required()) {
                chain.add("\n.require($S)", filter.argument());
            }
            chain.add(
                    "\n.$N($S, $S, $S)",
                    filter.reader().method().equals("longInteger")
                            ? "integer"
                            : filter.reader().method(),
                    filter.field(),
                    filter.operator(),
                    filter.argument());
        }
        return chain.add("\n.map()").build();
    }

    private static CodeBlock json(Source.FromProperties from) {
        CodeBlock.Builder chain = CodeBlock.builder().add("new $T()", RunTime.JSON_BODY);
        from.properties()
                .forEach(property -> chain.add("\n.put($S, $L)", property.parameter(), value(property.source())));
        return chain.add("\n.json()").build();
    }
}
