package io.kestramcp.tool;

/** Where a call that takes long says how far it is. */
@FunctionalInterface
public interface Progress {
    /** For callers that did not ask. */
    Progress NONE = (done, total, message) -> {};

    /**
     * Reports.
     *
     * @param done how much is done; must grow from report to report
     * @param total how much there is to do, or 0 when that is not known
     * @param message one line for a person
     */
    void report(double done, double total, String message);
}
