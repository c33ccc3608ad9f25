package io.kestramcp.generator.manifest;

/** How a tool does what it says. */
public sealed interface Work permits AdapterEntry, HandlerEntry {}
