package io.kestramcp.sandbox.line;

import java.util.Arrays;

/**
 * A line of Kestra's HTTP API: which server the sandbox stands in for, and how that server differs from the other one.
 *
 * <p>Every difference has a name here, so that a handler reads as a rule and not as a version check. The facts are
 * those of the recordings; the wire documents of each line tell them in words.
 */
public enum ApiLine {
    /** Kestra OSS 1.3.25. */
    V1_3("1.3", "1.3.25"),
    /** Kestra OSS 2.0.0-SNAPSHOT. */
    V2_0("2.0", "2.0.0-SNAPSHOT");

    private final String id;
    private final String serverVersion;

    ApiLine(String id, String serverVersion) {
        this.id = id;
        this.serverVersion = serverVersion;
    }

    /**
     * The line of an id.
     *
     * @param id {@code 1.3} or {@code 2.0}
     * @throws IllegalArgumentException for any other text; names what is allowed
     */
    public static ApiLine of(String id) {
        return Arrays.stream(values())
                .filter(line -> line.id.equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("No API line '" + id + "': the sandbox has 1.3 and 2.0"));
    }

    /** {@code 1.3} or {@code 2.0}. */
    public String id() {
        return id;
    }

    /** The version that {@code GET /api/v1/configs} tells. */
    public String serverVersion() {
        return serverVersion;
    }

    /** Plain query parameters such as {@code namespace=} filter a search; the other line ignores them in silence. */
    public boolean honoursPlainFilters() {
        return this == V1_3;
    }

    /** Verbs and creation answer after the executor took the command; before, they answer with what was asked. */
    public boolean waitsForTheExecutor() {
        return this == V2_0;
    }

    /** Reads of executions leave out parts of the object (wire document 2.0, section 3). */
    public boolean hasLightExecutions() {
        return this == V2_0;
    }

    /** Cookies authenticate reads only: a write that carries one is refused for want of a CSRF token. */
    public boolean refusesCookiesOnWrites() {
        return this == V2_0;
    }

    /** A refused verb is a 409 of its own prefix, where the other line says 422. */
    public boolean hasConflicts() {
        return this == V2_0;
    }

    /** A trigger is {@code {trigger, state}} and carries no tenant (wire document 2.0, section 6). */
    public boolean hasTriggerStates() {
        return this == V2_0;
    }
}
