package io.kestramcp.sandbox.filter;

import io.kestramcp.sandbox.http.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** Compares a value with a filter. A missing value equals nothing. */
public final class Comparison {
    private Comparison() {}

    /** Text, such as a namespace or a state. */
    public static boolean text(String actual, Filter filter) {
        String wanted = filter.value();
        return switch (filter.operator()) {
            case EQUALS -> wanted.equals(actual);
            case NOT_EQUALS -> !wanted.equals(actual);
            case IN -> filter.values().contains(actual);
            case NOT_IN -> !filter.values().contains(actual);
            case CONTAINS -> actual != null && actual.contains(wanted);
            case STARTS_WITH -> actual != null && actual.startsWith(wanted);
            case ENDS_WITH -> actual != null && actual.endsWith(wanted);
            case REGEX -> actual != null && Pattern.matches(wanted, actual);
            case PREFIX -> actual != null && (actual.equals(wanted) || actual.startsWith(wanted + "."));
            default -> throw unsupported(filter);
        };
    }

    /** A point in time. */
    public static boolean date(Instant actual, Filter filter) {
        Instant wanted = TimeFilters.instant(filter.value());
        if (actual == null) {
            return false;
        }
        int order = actual.compareTo(wanted);
        return switch (filter.operator()) {
            case EQUALS -> order == 0;
            case NOT_EQUALS -> order != 0;
            case GREATER_THAN -> order > 0;
            case GREATER_THAN_OR_EQUAL_TO -> order >= 0;
            case LESS_THAN -> order < 0;
            case LESS_THAN_OR_EQUAL_TO -> order <= 0;
            default -> throw unsupported(filter);
        };
    }

    /** Free text over several values: any of them has it in it, whatever the case. */
    public static boolean query(List<String> texts, Filter filter) {
        String wanted = filter.value();
        boolean found = texts.stream()
                .anyMatch(text -> text != null
                        && Pattern.compile(Pattern.quote(wanted), Pattern.CASE_INSENSITIVE)
                                .matcher(text)
                                .find());
        return filter.operator() == Operator.NOT_EQUALS ? !found : found;
    }

    /** The scope of a namespace: {@code system} is Kestra's own, all others are the user's. */
    public static boolean scope(String namespace, Filter filter) {
        return text(namespace.equals("system") ? "SYSTEM" : "USER", filter);
    }

    private static Refusal unsupported(Filter filter) {
        return Refusal.serverError("Unsupported operation for " + filter.field() + ": " + filter.operator());
    }
}
