package io.kestramcp.tool;

import com.google.gson.JsonObject;

/** The arguments of one call, read by type. */
public record Arguments(JsonObject values) {}
