package io.kestramcp.sandbox.execution;

import com.google.gson.JsonObject;
import io.kestramcp.sandbox.http.Bytes;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import io.kestramcp.sandbox.line.ApiLine;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the files of an execution: their size, their first lines, all of it (recordings 340 to 346 of 1.3). */
public final class ExecutionFileOperations {
    private static final Pattern OWNER = Pattern.compile("kestra:///.+/executions/([^/]+)/.+");
    private static final int DEFAULT_ROWS = 100;
    private static final int MOST_ROWS = 5000;

    private final ExecutionStore executions;
    private final ExecutionFiles files;
    private final ApiLine line;

    /** The files of a store's executions. */
    public ExecutionFileOperations(ExecutionStore executions, ExecutionFiles files, ApiLine line) {
        this.executions = executions;
        this.files = files;
        this.line = line;
    }

    /** Adds them to what is served. */
    public void register(Handlers handlers) {
        handlers.serve("downloadFileFromExecution", call -> answer(call, this::download))
                .serve("getFileMetadatasFromExecution", call -> answer(call, ExecutionFileOperations::size))
                .serve("previewFileFromExecution", call -> answer(call, content -> preview(call, content)));
    }

    /** A file of another execution is to be asked of that one. */
    private Reply answer(Call call, Function<Bytes, Reply> read) {
        String uri = call.query().required("path");
        String id = call.path("executionId");
        executions.require(id);
        Matcher owner = OWNER.matcher(uri);
        if (!owner.matches()) {
            throw Refusal.illegalArgument("Invalid prefix path");
        }
        if (!owner.group(1).equals(id)) {
            String path = call.request().path().replace("/" + id + "/", "/" + owner.group(1) + "/");
            return Reply.empty(301).withHeader("Location", path + "?path=" + uri);
        }
        if (line == ApiLine.V2_0) {
            call.query().first("format").ifPresent(ExecutionFileOperations::requireFormat);
        }
        return read.apply(files.find(uri).orElseThrow(() -> Refusal.notFound(uri + " (File not found)")));
    }

    private Reply download(Bytes content) {
        return new Reply(200, "application/octet-stream", content, Map.of());
    }

    private static Reply size(Bytes content) {
        return Reply.json(new JsonFields().with("size", content.size()).toJson());
    }

    private Reply preview(Call call, Bytes content) {
        int rows = Math.min(call.query().integer("maxRows").orElse(DEFAULT_ROWS), MOST_ROWS);
        List<String> lines = content.text().lines().toList();
        boolean truncated = lines.size() > rows;
        String name = call.query().required("path");
        String shown = truncated ? String.join("\n", lines.subList(0, rows)) + "\n" : String.join("\n", lines);
        JsonObject body = new JsonFields()
                .with("extension", name.substring(name.lastIndexOf('.') + 1))
                .with("type", "TEXT")
                .with("content", shown)
                .with("maxLine", line == ApiLine.V1_3 ? rows : null)
                .with("truncated", truncated)
                .toJson();
        return Reply.json(body);
    }

    /** The sandbox has no ION files, the only ones that are not the same in both formats. */
    private static void requireFormat(String format) {
        if (!List.of("RAW", "JSONL").contains(format)) {
            throw Refusal.unconvertible(
                    "format", format, "No enum constant io.kestra.webserver.controllers.api.FileFormat." + format);
        }
    }
}
