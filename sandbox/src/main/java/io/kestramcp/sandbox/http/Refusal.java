package io.kestramcp.sandbox.http;

import java.util.List;

/**
 * A request that Kestra refuses: the status and the words it answers with. Thrown by whatever finds the fault; the
 * router turns it into Kestra's error body.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<Violation> violations;

    /**
     * One fault among several.
     *
     * @param message what is wrong
     * @param path where in the body
     */
    public record Violation(String message, String path) {}

    private Refusal(int status, String message, List<Violation> violations) {
        super(message);
        this.status = status;
        this.violations = List.copyOf(violations);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The single faults; empty when the message says all. */
    public List<Violation> violations() {
        return violations;
    }

    /** Any status with Kestra's bare words. */
    public static Refusal of(int status, String message) {
        return new Refusal(status, message, List.of());
    }

    /** 404 without a detail. */
    public static Refusal notFound() {
        return of(404, "Not Found");
    }

    /** 404 that says what is missing. */
    public static Refusal notFound(String detail) {
        return of(404, "Not Found: " + detail);
    }

    /** 400. */
    public static Refusal badRequest(String detail) {
        return of(400, "Bad Request: " + detail);
    }

    /** 422 for a value that breaks a rule. */
    public static Refusal illegalArgument(String detail) {
        return of(422, "Illegal argument: " + detail);
    }

    /** 422 for a parameter that is no label, sort or page. */
    public static Refusal unprocessable(String detail) {
        return of(422, "Unprocessable Entity: " + detail);
    }

    /** 409 of a state that forbids the call. */
    public static Refusal illegalState(String detail) {
        return of(409, "Illegal state: " + detail);
    }

    /** 409 as the 2.0 line words it. */
    public static Refusal conflict(String detail) {
        return of(409, "Conflict: " + detail);
    }

    /** 422 for a body that breaks its constraints; the violations are listed beside the message. */
    public static Refusal invalidEntity(String detail, List<Violation> violations) {
        return new Refusal(422, "Invalid entity: " + detail, violations);
    }

    /** 422 for JSON of the wrong shape. */
    public static Refusal invalidJson(Violation violation) {
        return new Refusal(422, "Invalid json mapping", List.of(violation));
    }

    /** 422 for a missing body. */
    public static Refusal missingBody(String name) {
        return of(422, "Invalid route params: Required Body [" + name + "] not specified");
    }

    /** 422 for a parameter of the wrong type; the text says server error, the status does not (wire 1.3, section 5). */
    public static Refusal unconvertible(String name, String value, String reason) {
        return of(
                422,
                "Internal server error: Failed to convert argument [" + name + "] for value [" + value + "] due to: "
                        + reason);
    }

    /** 500, where the real server trips over the request. */
    public static Refusal serverError(String detail) {
        return of(500, "Internal server error: " + detail);
    }
}
