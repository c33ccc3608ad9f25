package io.kestramcp.mcp.content;

import io.kestramcp.identity.Identity;
import io.kestramcp.mcp.CompletionSource;
import io.kestramcp.mcp.Prompt;
import io.kestramcp.mcp.ResourceTemplate;
import io.kestramcp.mcp.Scope;
import io.kestramcp.mcp.ToolAnswer;
import io.kestramcp.mcp.ToolUse;
import io.kestramcp.mcp.Unanswered;
import io.kestramcp.mcp.Unavailable;
import io.kestramcp.mcp.content.Declared.CompletionTool;
import io.kestramcp.mcp.content.Declared.DeclaredPrompt;
import io.kestramcp.tool.ToolDescriptor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proposes what is there in Kestra, by one call of one tool that the caller may use. A caller whose grants name namespaces
 * is proposed what lies in them: his search is narrowed to one of their trees, the one that fits what is typed.
 */
public final class KestraCompletions implements CompletionSource {
    private static final Logger LOG = LoggerFactory.getLogger(KestraCompletions.class);
    private static final String NAMESPACE = "namespace";
    /** Longest text that is looked for, in characters: no name in Kestra is longer. */
    private static final int LONGEST = 512;

    private final Declared declared;
    private final KestraResources resources;
    private final KestraPrompts prompts;
    private final ToolUse tools;
    private final BiFunction<Identity, ToolDescriptor, List<String>> trees;

    /**
     * @param resources whose variables are completed
     * @param prompts whose arguments are completed
     * @param trees the namespaces in whose trees a caller may search with a tool; none when he may search everywhere
     */
    public KestraCompletions(
            Declared declared,
            KestraResources resources,
            KestraPrompts prompts,
            ToolUse tools,
            BiFunction<Identity, ToolDescriptor, List<String>> trees) {
        this.declared = declared;
        this.resources = resources;
        this.prompts = prompts;
        this.tools = tools;
        this.trees = trees;
    }

    @Override
    public Optional<Completion> complete(Request request, Scope scope) throws Unavailable, Unanswered {
        Optional<String> name =
                request.subject() == Subject.PROMPT ? ofPrompt(request, scope) : ofTemplate(request, scope);
        return name.isEmpty() ? Optional.empty() : Optional.of(proposals(name.get(), request, scope));
    }

    private Optional<String> ofPrompt(Request request, Scope scope) throws Unavailable {
        if (prompts.prompts(scope.caller()).stream().map(Prompt::name).noneMatch(request.name()::equals)) {
            return Optional.empty();
        }
        return declared.prompts().stream()
                .filter(each -> each.prompt().name().equals(request.name()))
                .map(DeclaredPrompt::completions)
                .flatMap(each -> Optional.ofNullable(each.get(request.argument())).stream())
                .findFirst();
    }

    private Optional<String> ofTemplate(Request request, Scope scope) throws Unavailable {
        return resources.templates(scope.caller()).stream()
                .map(ResourceTemplate::uriTemplate)
                .filter(request.name()::equals)
                .map(UriPattern::of)
                .flatMap(each -> each.variables().stream())
                .filter(request.argument()::equals)
                .findFirst();
    }

    private Completion proposals(String name, Request request, Scope scope) throws Unavailable, Unanswered {
        List<ToolDescriptor> visible = tools.visible(scope.caller());
        for (CompletionTool source : declared.completions().getOrDefault(name, List.of())) {
            Optional<ToolDescriptor> tool = visible.stream()
                    .filter(each -> each.name().equals(source.tool()))
                    .findFirst();
            if (tool.isPresent()) {
                return proposals(source, tool.get(), request, scope);
            }
        }
        return Completion.NONE;
    }

    private Completion proposals(CompletionTool source, ToolDescriptor tool, Request request, Scope scope)
            throws Unavailable, Unanswered {
        Map<String, String> settled = new LinkedHashMap<>();
        source.given().stream()
                .filter(name -> !name.equals(request.argument()))
                .filter(name -> !request.known().getOrDefault(name, "").isBlank())
                .forEach(name -> settled.put(name, request.known().get(name)));
        if (tooLong(request.value()) || settled.values().stream().anyMatch(KestraCompletions::tooLong)) {
            return Completion.NONE;
        }
        Map<String, String> arguments = new LinkedHashMap<>(settled);
        source.typed()
                .filter(name -> !request.value().isBlank())
                .ifPresent(name -> arguments.put(name, request.value()));
        boolean narrowed = false;
        if (source.given().contains(NAMESPACE) && !settled.containsKey(NAMESPACE)) {
            List<String> roots = trees.apply(scope.caller(), tool);
            fitting(roots, request).ifPresent(root -> arguments.put(NAMESPACE, root));
            narrowed = roots.size() > 1;
        }
        Optional<ToolAnswer> answer = tools.call(source.tool(), arguments, source.with(), scope);
        if (answer.isEmpty() || Missing.in(answer.get())) {
            return Completion.NONE;
        }
        if (answer.get().failed()) {
            LOG.warn("No completion of {}: {} failed with {}", request.argument(), source.tool(), error(answer.get()));
            throw new Unavailable(AnswerText.of(answer.get()));
        }
        return Proposals.of(answer.get().structured(), source.value(), request.value(), settled, narrowed);
    }

    /** The tree to search: where a namespace is typed, one that it is in or leads to; else the first. */
    private static Optional<String> fitting(List<String> roots, Request request) {
        return roots.stream()
                .filter(root -> request.argument().equals(NAMESPACE))
                .filter(root ->
                        root.startsWith(request.value()) || request.value().startsWith(root))
                .findFirst()
                .or(() -> roots.stream().findFirst());
    }

    private static boolean tooLong(String text) {
        return text.length() > LONGEST;
    }

    private static String error(ToolAnswer answer) {
        return answer.structured().has("error")
                ? answer.structured().get("error").getAsString()
                : "no reason";
    }
}
