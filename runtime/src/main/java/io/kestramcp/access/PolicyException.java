package io.kestramcp.access;

import java.util.List;

/** A policy that cannot be used. Names every problem found, one line each. */
public final class PolicyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    PolicyException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
