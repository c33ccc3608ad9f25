package io.kestramcp.tool.execution;

import com.google.gson.JsonObject;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;

/** Previews a file that an execution made. */
public final class GetExecutionFile implements Tool {
    private static final int USUAL_ROWS = 100;
    private static final String SCHEME = "kestra:///";

    private final Tool details;
    private final Tool preview;

    /**
     * @param details the part {@code file_details}
     * @param preview the part {@code file_preview}
     */
    public GetExecutionFile(Tool details, Tool preview) {
        this.details = details;
        this.preview = preview;
    }

    @Override
    public String name() {
        return "get_execution_file";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        String id = call.arguments().segment("execution_id");
        String uri = call.arguments().text("uri");
        if (!uri.startsWith(SCHEME) || uri.contains("..")) {
            throw new RefusedArgumentException(
                    "uri", "must be a URI of Kestra's storage: " + SCHEME + "…, without '..'.");
        }
        JsonObject size = call.use(
                details,
                new ToolInput().with("execution_id", id).with("path", uri).json());
        JsonObject content = call.use(
                preview,
                new ToolInput()
                        .with("execution_id", id)
                        .with("path", uri)
                        .with("max_rows", call.arguments().integer("rows", USUAL_ROWS))
                        .json());
        content.addProperty("uri", uri);
        content.add("size", size.get("size"));
        return Reply.of(content);
    }
}
