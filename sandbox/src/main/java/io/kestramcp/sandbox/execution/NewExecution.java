package io.kestramcp.sandbox.execution;

import com.google.gson.JsonObject;
import io.kestramcp.sandbox.filter.Label;
import io.kestramcp.sandbox.flow.Flow;
import java.util.List;

/**
 * An execution that is to be made.
 *
 * @param id its id
 * @param flow the revision that it runs
 * @param origin where it comes from
 * @param inputs its inputs; null for a flow without any
 * @param labels its labels, those of the system left out
 */
public record NewExecution(String id, Flow flow, Execution.Origin origin, JsonObject inputs, List<Label> labels) {}
