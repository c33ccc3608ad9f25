package io.kestramcp.access;

import io.kestramcp.identity.Claims;
import io.kestramcp.identity.Identity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who holds one of these values in this claim has these roles in these namespaces.
 *
 * @param issuer the provider whose word counts; empty: every trusted one
 * @param claim the path to the claim, one name per step
 * @param values one of them must match
 * @param roles what is granted; empty: the role that is named like the value that was found
 * @param scope where it is granted
 */
record ClaimRule(
        Optional<String> issuer, List<String> claim, List<Glob> values, Set<String> roles, NamespaceScope scope) {
    /** Claims that hold several words in one text (RFC 8693, section 4.2; Entra ID). */
    private static final Set<String> WORD_LISTS = Set.of("scope", "scp");

    ClaimRule {
        claim = List.copyOf(claim);
        values = List.copyOf(values);
        roles = Set.copyOf(roles);
    }

    /** The roles of the caller by this rule. */
    Stream<String> rolesOf(Identity caller) {
        if (!counts(caller.principal().issuer())) {
            return Stream.empty();
        }
        List<String> matching = held(caller.claims())
                .filter(value -> values.stream().anyMatch(pattern -> pattern.matches(value)))
                .toList();
        return roles.isEmpty() ? matching.stream() : matching.stream().limit(1).flatMap(value -> roles.stream());
    }

    /** Whether it looks at what this provider says. */
    boolean counts(String provider) {
        return issuer.isEmpty() || issuer.get().equals(provider);
    }

    /** The scopes that the rule can be met by and that a client can ask for: patterns are none. */
    Stream<String> scopes() {
        return isScope()
                ? values.stream().map(Glob::text).filter(AskedScopes::isScope).filter(text -> !text.contains("*"))
                : Stream.empty();
    }

    private boolean isScope() {
        return claim.size() == 1 && WORD_LISTS.contains(claim.get(0));
    }

    /** Every role that it can grant, in alphabetical order. */
    Set<String> grantable() {
        return roles.isEmpty()
                ? values.stream().map(Glob::text).collect(Collectors.toCollection(TreeSet::new))
                : new TreeSet<>(roles);
    }

    /** In words, for the operator. */
    String told(String role) {
        String wanted = roles.isEmpty() ? role : values.stream().map(Glob::text).collect(Collectors.joining(" or "));
        return "claim " + String.join(".", claim) + " with " + wanted
                + issuer.map(name -> " of " + name).orElse("") + ": role " + role + " in " + scope.told();
    }

    /** The texts in the claim. A number, a truth value or an object is none: it was not meant as a name of a group. */
    private Stream<String> held(Claims claims) {
        Object value = claims.at(claim).orElse(List.of());
        if (value instanceof String text) {
            return isScope() ? Arrays.stream(text.split(" ")) : Stream.of(text);
        }
        return value instanceof List<?> list
                ? list.stream().filter(String.class::isInstance).map(String.class::cast)
                : Stream.empty();
    }
}
