package io.kestramcp.generator.bind;

import io.kestramcp.generator.manifest.CompletionEntry;
import io.kestramcp.generator.manifest.CompletionEntry.CompletionSourceEntry;
import io.kestramcp.generator.manifest.Manifest;
import io.kestramcp.generator.manifest.Problems;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Checks that what proposes values calls tools as they are, and is there for some argument. */
final class CompletionCheck {
    private final Map<String, BoundTool> tools;
    private final Problems problems;

    CompletionCheck(Map<String, BoundTool> tools, Problems problems) {
        this.tools = tools;
        this.problems = problems;
    }

    void check(Manifest manifest) {
        Set<String> wanted = wanted(manifest);
        for (CompletionEntry completion : manifest.completions()) {
            completion.sources().forEach(this::source);
            if (!wanted.contains(completion.name())) {
                problems.add(completion.place(), "completes no argument of a prompt and no variable: remove it.");
            }
        }
    }

    private void source(CompletionSourceEntry source) {
        UsedTool.of(tools, source.tool(), source.place(), problems).ifPresent(tool -> {
            source.typed().ifPresent(typed -> tool.argument(source.place().in("typed", typed.line()), typed.value()));
            source.given().forEach(each -> tool.argument(source.place().in("given", each.line()), each.value()));
            source.with()
                    .keySet()
                    .forEach(each -> tool.argument(
                            source.place().in("with", source.place().line()), each));
            tool.rowField(
                    source.place().in("value", source.value().line()),
                    source.value().value());
        });
    }

    private static Set<String> wanted(Manifest manifest) {
        Set<String> names = new TreeSet<>();
        manifest.resources()
                .forEach(resource -> names.addAll(UriVariables.of(resource.uri().value())));
        manifest.prompts().stream()
                .flatMap(prompt -> prompt.arguments().stream())
                .forEach(argument -> names.add(argument.completes()));
        return names;
    }
}
