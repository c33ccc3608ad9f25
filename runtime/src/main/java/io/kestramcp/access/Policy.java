package io.kestramcp.access;

import io.kestramcp.identity.Identity;
import io.kestramcp.identity.Principal;
import io.kestramcp.tool.ToolDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the operator grants to whom. Grants nothing that no rule names. Never changes; thread-safe. */
public final class Policy {
    private final Set<String> permissions;
    private final List<ClaimRule> rules;
    private final Map<String, ? extends Set<String>> roles;
    private final Set<String> deniedTools;
    private final AskedScopes asked;
    private final KnownGrants known = new KnownGrants(this::granted);

    Policy(
            Set<String> permissions,
            List<ClaimRule> rules,
            Map<String, ? extends Set<String>> roles,
            Set<String> deniedTools,
            AskedScopes asked) {
        this.permissions = Set.copyOf(permissions);
        this.rules = List.copyOf(rules);
        this.roles = Map.copyOf(roles);
        this.deniedTools = Set.copyOf(deniedTools);
        this.asked = asked;
    }

    /**
     * The policy without a file: a value of the claim {@code roles} or {@code realm_access.roles} that is the name of a
     * role, the earlier server's {@code kestra.flow.read}, {@code .write} and {@code .execute} among them, grants it in
     * every namespace.
     */
    public static Policy standard(Vocabulary words) {
        List<Glob> names = words.roles().keySet().stream().map(Glob::new).toList();
        List<ClaimRule> rules = List.of(
                new ClaimRule(Optional.empty(), List.of("roles"), names, Set.of(), NamespaceScope.EVERYWHERE),
                new ClaimRule(
                        Optional.empty(),
                        List.of("realm_access", "roles"),
                        names,
                        Set.of(),
                        NamespaceScope.EVERYWHERE));
        return new Policy(words.permissions(), rules, words.roles(), Set.of(), AskedScopes.PLAIN);
    }

    /** Whether nobody may use the tool, whatever his roles. */
    boolean denies(String tool) {
        return deniedTools.contains(tool);
    }

    /** What the caller holds. Allocates nothing for a caller who was asked about before. */
    Grants grants(Identity caller) {
        return known.of(caller);
    }

    /** Where the caller holds each permission that he holds at all. The local user holds all of them everywhere. */
    private Map<String, NamespaceScope> granted(Identity caller) {
        Map<String, NamespaceScope> grants = new TreeMap<>();
        if (caller.principal().equals(Principal.local())) {
            permissions.forEach(permission -> grants.put(permission, NamespaceScope.EVERYWHERE));
        }
        for (ClaimRule rule : rules) {
            rule.rolesOf(caller)
                    .flatMap(role -> roles.get(role).stream())
                    .forEach(permission -> grants.merge(permission, rule.scope(), NamespaceScope::or));
        }
        return grants;
    }

    /** The scopes that a client without a token is to ask for; none where nothing is granted by scopes. */
    Set<String> signInScopes() {
        return asked.forSignIn(rules.stream().flatMap(ClaimRule::scopes).collect(Collectors.toSet()));
    }

    /** All scopes that the caller's provider can get him something by, whether or not his token has them. */
    Set<String> scopes(Identity caller) {
        return rules.stream()
                .filter(rule -> rule.counts(caller.principal().issuer()))
                .flatMap(ClaimRule::scopes)
                .collect(Collectors.toSet());
    }

    /** Such scopes as a client asks for them. */
    Set<String> asked(Set<String> scopes) {
        return asked.named(scopes);
    }

    /** Whether somebody who signs in can hold some permission at all. */
    public boolean grantsAnything() {
        return rules.stream()
                .flatMap(rule -> rule.grantable().stream())
                .anyMatch(role -> roles.containsKey(role) && !roles.get(role).isEmpty());
    }

    /** The issuers that grants are bound to. */
    public Set<String> issuers() {
        Set<String> named = new TreeSet<>();
        rules.forEach(rule -> rule.issuer().ifPresent(named::add));
        return named;
    }

    /**
     * The grants that give some permission of the tool, in words, for the operator; a caller needs all of its permissions,
     * maybe by several grants. Whether the tool can be used within namespaces at all is not looked into.
     */
    public List<String> waysTo(ToolDescriptor tool) {
        List<String> ways = new ArrayList<>();
        if (!denies(tool.name())) {
            for (ClaimRule rule : rules) {
                for (String role : rule.grantable()) {
                    Set<String> given = new TreeSet<>(roles.get(role));
                    given.retainAll(tool.permissions());
                    if (!given.isEmpty()) {
                        ways.add(rule.told(role) + ", gives " + String.join(", ", given));
                    }
                }
            }
        }
        return ways;
    }
}
