package io.kestramcp.bench.micro;

import io.kestramcp.tool.Reply;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Generated adapters of real tools: from arguments to the request for Kestra, and from Kestra's answer to the tool's. The
 * first one's answer is the smallest that there is, so that next to nothing of the second is in it.
 */
@State(Scope.Thread)
public class Adapters {
    private static final Map<String, String> ARGUMENTS = Map.of(
            "search_flows", "{\"query\":\"flow\",\"namespace\":\"bench.search\",\"size\":25}",
            "list_executions", "{\"namespace\":\"bench.search\",\"flow_id\":\"flow_12\",\"size\":25}",
            "get_flow", "{\"namespace\":\"bench.search\",\"flow_id\":\"flow_12\"}");
    private static final Map<String, String> LEAST = Map.of(
            "search_flows", "{\"results\":[],\"total\":0}",
            "list_executions", "{\"results\":[],\"total\":0}",
            "get_flow", "{}");

    /** A page of rows, one with filters, and a single object. */
    @Param({"search_flows", "list_executions", "get_flow"})
    public String tool;

    private RecordedCall whole;
    private RecordedCall least;

    /** Records the answers of the sandbox. */
    @Setup
    public void record() throws Exception {
        try (FilledKestra kestra = new FilledKestra()) {
            whole = RecordedCall.of(tool, ARGUMENTS.get(tool), kestra.client());
            least = whole.answered(LEAST.get(tool));
        }
    }

    /** Arguments to request. */
    @Benchmark
    public Reply request() {
        return least.call();
    }

    /** Arguments to request, and the recorded answer projected. */
    @Benchmark
    public Reply requestAndProjection() {
        return whole.call();
    }
}
