package io.kestramcp.mcp.confirm;

/** Takes down what was asked and answered. */
@FunctionalInterface
public interface Steps {
    /**
     * Records.
     *
     * @param step {@code asked}, {@code confirmed}, {@code declined} or {@code refused}
     * @param effect what the call was about to do
     */
    void took(String step, String effect);
}
