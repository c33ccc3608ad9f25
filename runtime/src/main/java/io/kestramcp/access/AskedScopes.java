package io.kestramcp.access;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How clients are told to ask for the scopes that a policy grants roles by.
 *
 * @param prefix what stands before a scope where it is asked for, though not in the token; may be empty
 * @param signIn the scopes of a first sign-in, without the prefix; empty: all that there are
 */
record AskedScopes(String prefix, Set<String> signIn) {
    static final AskedScopes PLAIN = new AskedScopes("", Set.of());

    /** RFC 6749, section 3.3: printable, without the double quote and the backslash. */
    private static final Pattern SCOPE = Pattern.compile("[!#-\\[\\]-~]+");

    AskedScopes {
        signIn = Set.copyOf(signIn);
    }

    /** Whether the text can be a scope that a resource asks for; leave to stay signed in is none of its concerns. */
    static boolean isScope(String text) {
        return SCOPE.matcher(text).matches() && !text.equals("offline_access");
    }

    /** What a client without a token is to ask for, of all scopes that there are. */
    Set<String> forSignIn(Set<String> all) {
        return named(signIn.isEmpty() ? all : signIn);
    }

    /** As they are asked for, in alphabetical order. */
    Set<String> named(Set<String> scopes) {
        return scopes.stream().map(scope -> prefix + scope).collect(Collectors.toCollection(TreeSet::new));
    }
}
