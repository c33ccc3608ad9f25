package io.kestramcp.sandbox.http;

/** Answers one operation. */
@FunctionalInterface
public interface Handler {
    /**
     * The answer to a call.
     *
     * @throws Refusal when Kestra would refuse the call
     */
    Reply handle(Call call);
}
