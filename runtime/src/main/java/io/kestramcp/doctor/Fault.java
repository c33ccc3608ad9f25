package io.kestramcp.doctor;

/**
 * One thing that a check may find wrong, and what to do about it.
 *
 * @param id names it within its check, for programs
 * @param fatal whether the gateway, or a part of it, does not work with it; else it is a warning
 * @param when what is wrong, for the page that lists all checks
 * @param next what to do; whole sentences
 */
public record Fault(String id, boolean fatal, String when, String next) {
    /** One that keeps something from working. */
    public static Fault failure(String id, String when, String next) {
        return new Fault(id, true, when, next);
    }

    /** One that works for now. */
    public static Fault warning(String id, String when, String next) {
        return new Fault(id, false, when, next);
    }
}
