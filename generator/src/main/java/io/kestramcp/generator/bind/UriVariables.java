package io.kestramcp.generator.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of a resource's address (RFC 6570): {@code {name}} is one segment, {@code {+name}} all that is left, slashes
 * included. No other expression is taken.
 */
final class UriVariables {
    private static final Pattern ADDRESS =
            Pattern.compile("kestra://[a-z]+(/([a-z]+|\\{[a-z][a-z0-9_]*}))*(/\\{\\+[a-z][a-z0-9_]*})?");
    private static final Pattern VARIABLE = Pattern.compile("\\{\\+?([a-z0-9_]+)}");

    private UriVariables() {}

    /** Whether it is an address of the form that is served. */
    static boolean wellFormed(String uri) {
        return ADDRESS.matcher(uri).matches();
    }

    /** The names, in the order in which they stand. */
    static List<String> of(String uri) {
        List<String> names = new ArrayList<>();
        Matcher variable = VARIABLE.matcher(uri);
        while (variable.find()) {
            names.add(variable.group(1));
        }
        return names;
    }

    /** What addresses that are told apart differ in. */
    static String shape(String uri) {
        return VARIABLE.matcher(uri).replaceAll("{}");
    }
}
