package io.kestramcp.access;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads a policy file, strictly; its form is described in {@code docs/policy.md}. */
public final class PolicyReader {
    private static final String VERSION = "1";

    private final Vocabulary words;
    private final PolicyYaml yaml;
    private final Map<String, Set<String>> roles;

    private PolicyReader(String file, Vocabulary words) {
        this.words = words;
        this.yaml = new PolicyYaml(file);
        this.roles = new TreeMap<>(words.roles());
    }

    /**
     * Reads.
     *
     * @param file how messages name the file
     * @throws PolicyException naming every problem with its line
     */
    public static Policy read(String file, String text, Vocabulary words) {
        return new PolicyReader(file, words).read(text);
    }

    private Policy read(String text) {
        Node document = yaml.document(text);
        Map<String, Node> top = yaml.mapping(
                document, Set.of("version", "grants", "roles", "deny_tools", "scope_prefix", "sign_in_scopes"));
        yaml.require(document, top, "version", "grants");
        Optional.ofNullable(top.get("version")).ifPresent(this::version);
        Optional.ofNullable(top.get("roles")).ifPresent(this::roles);
        List<ClaimRule> rules = top.containsKey("grants")
                ? yaml.list(top.get("grants")).stream()
                        .flatMap(each -> rule(each).stream())
                        .toList()
                : List.of();
        Set<String> denied = top.containsKey("deny_tools")
                ? new LinkedHashSet<>(yaml.texts(top.get("deny_tools"), words::tool))
                : Set.of();
        AskedScopes asked = asked(top, rules);
        yaml.failOnProblems();
        return new Policy(words.permissions(), rules, roles, denied, asked);
    }

    private AskedScopes asked(Map<String, Node> top, List<ClaimRule> rules) {
        Set<String> scopes = rules.stream().flatMap(ClaimRule::scopes).collect(Collectors.toSet());
        String prefix =
                Optional.ofNullable(top.get("scope_prefix")).map(yaml::text).orElse("");
        if (!prefix.isEmpty() && !AskedScopes.isScope(prefix)) {
            yaml.problem(top.get("scope_prefix"), "has a character that no scope has.");
        }
        List<String> signIn = top.containsKey("sign_in_scopes")
                ? yaml.texts(top.get("sign_in_scopes"), known("scope of the grants", scopes))
                : List.of();
        return new AskedScopes(prefix, Set.copyOf(signIn));
    }

    private void version(Node node) {
        if (!(node instanceof ScalarNode scalar) || !scalar.getValue().equals(VERSION)) {
            yaml.problem(node, "must be " + VERSION + ": this is the only version there is.");
        }
    }

    private void roles(Node node) {
        yaml.mapping(node, Set.of()).forEach((name, change) -> {
            Map<String, Node> parts = yaml.mapping(change, Set.of("add", "remove"));
            Set<String> held = new TreeSet<>(roles.getOrDefault(name, new TreeSet<>()));
            if (parts.containsKey("add")) {
                yaml.texts(parts.get("add"), this::permissions).forEach(held::addAll);
            }
            if (parts.containsKey("remove")) {
                yaml.texts(parts.get("remove"), this::permissions).forEach(held::removeAll);
            }
            roles.put(name, held);
        });
    }

    /** Empty when something is wrong with it, which was noted then. */
    private Optional<ClaimRule> rule(Node node) {
        Map<String, Node> parts = yaml.mapping(node, Set.of("issuer", "claim", "values", "roles", "namespaces"));
        yaml.require(node, parts, "claim", "values", "roles");
        Optional<String> issuer = Optional.ofNullable(parts.get("issuer")).map(yaml::text);
        Optional<List<String>> claim = Optional.ofNullable(parts.get("claim")).map(this::path);
        Optional<List<Glob>> values = Optional.ofNullable(parts.get("values")).map(list -> yaml.texts(list, Glob::new));
        Optional<List<String>> granted =
                Optional.ofNullable(parts.get("roles")).map(list -> yaml.texts(list, known("role", roles.keySet())));
        Optional<List<NamespacePattern>> namespaces =
                Optional.ofNullable(parts.get("namespaces")).map(list -> yaml.texts(list, NamespacePattern::parse));
        if (claim.isEmpty() || values.isEmpty() || granted.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ClaimRule(
                issuer,
                claim.get(),
                values.get(),
                Set.copyOf(granted.get()),
                namespaces.map(NamespaceScope::of).orElse(NamespaceScope.EVERYWHERE)));
    }

    /** Dots part the steps of a text; a list has one step per item, for names with dots in them. */
    private List<String> path(Node node) {
        if (!(node instanceof ScalarNode)) {
            return yaml.texts(node, Function.identity());
        }
        List<String> steps = Arrays.asList(yaml.text(node).split("\\.", -1));
        if (steps.contains("")) {
            yaml.problem(node, "has an empty step: write a claim's name, or names with a dot between.");
        }
        return steps;
    }

    private Set<String> permissions(String text) {
        Glob pattern = new Glob(text);
        Set<String> named = new TreeSet<>(words.permissions());
        named.removeIf(permission -> !pattern.matches(permission));
        if (named.isEmpty()) {
            throw new IllegalArgumentException("is no permission: there are " + PolicyYaml.listed(words.permissions()));
        }
        return named;
    }

    private static Function<String, String> known(String what, Set<String> names) {
        return text -> {
            if (!names.contains(text)) {
                throw new IllegalArgumentException("is no " + what + ": there are " + PolicyYaml.listed(names));
            }
            return text;
        };
    }
}
