package io.kestramcp.sandbox.filter;

/** The operators of {@code filters[field][OPERATOR]}, by their wire names. */
public enum Operator {
    /** Is. */
    EQUALS,
    /** Is not. */
    NOT_EQUALS,
    /** At or after, or at least. */
    GREATER_THAN_OR_EQUAL_TO,
    /** After. */
    GREATER_THAN,
    /** At or before, or at most. */
    LESS_THAN_OR_EQUAL_TO,
    /** Before. */
    LESS_THAN,
    /** One of a comma separated list. */
    IN,
    /** None of a comma separated list. */
    NOT_IN,
    /** Has the text in it. */
    CONTAINS,
    /** Starts with the text. */
    STARTS_WITH,
    /** Ends with the text. */
    ENDS_WITH,
    /** Matches a regular expression. */
    REGEX,
    /** Is the namespace, or is below it. */
    PREFIX
}
