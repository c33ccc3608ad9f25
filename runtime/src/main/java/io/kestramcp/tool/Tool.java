package io.kestramcp.tool;

import io.kestramcp.kestra.KestraException;
import java.util.Optional;
import java.util.function.Predicate;

/** One tool's code. Thread-safe and without state: all that a call needs is in its context. */
public interface Tool {
    /** The name by which assistants call it. */
    String name();

    /**
     * Whether one call may change many things at once. Such a tool counts them, and requires consent to them itself
     * ({@link CallContext#consent}).
     */
    default boolean bulk() {
        return false;
    }

    /** With which arguments a call takes long, because it waits for something; empty when none does. */
    default Optional<Predicate<Arguments>> waits() {
        return Optional.empty();
    }

    /**
     * Does the work.
     *
     * @param call arguments that the tool's input schema has accepted, and the way to Kestra
     * @throws KestraException when Kestra refuses or cannot be reached; the message is for the model
     * @throws io.kestramcp.client.RefusedArgumentException when an argument must not reach Kestra
     * @throws Unconfirmed when a person has not said yes to it
     */
    Reply call(CallContext call) throws KestraException;
}
