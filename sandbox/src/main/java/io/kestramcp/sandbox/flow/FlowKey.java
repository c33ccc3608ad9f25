package io.kestramcp.sandbox.flow;

/** What tells flows apart. */
public record FlowKey(String namespace, String id) {}
