package io.kestramcp.sandbox.flow;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Multipart;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import java.util.List;

/** Validates sources without storing them: always 200, one result per document. */
public final class FlowValidation {
    private final FlowReader reader;

    /** The validation of a line's syntax. */
    public FlowValidation(FlowReader reader) {
        this.reader = reader;
    }

    /** Adds it to what is served. */
    public void register(Handlers handlers) {
        handlers.serve("validateFlows", this::validate);
    }

    private Reply validate(Call call) {
        JsonArray results = new JsonArray();
        if (Multipart.isMultipart(call.request())) {
            for (Multipart.Part part : Multipart.parts(call.request())) {
                results.add(result(results.size(), part.filename().orElse(null), part.text()));
            }
        } else {
            for (String document : FlowYaml.documents(call.text())) {
                results.add(result(results.size(), null, document));
            }
        }
        return Reply.json(results);
    }

    private JsonObject result(int index, String filename, String document) {
        JsonFields result = new JsonFields().with("index", index).with("filename", filename);
        try {
            JsonObject flow = reader.read(document);
            List<Refusal.Violation> violations = reader.constraints(flow);
            return result.with("namespace", flow.get("namespace"))
                    .with("flow", flow.get("id"))
                    .with("constraints", violations.isEmpty() ? null : complaint(FlowReader.asText(violations)))
                    .with("outdated", false)
                    .with("deprecationPaths", new JsonArray())
                    .with("warnings", new JsonArray())
                    .with("infos", new JsonArray())
                    .toJson();
        } catch (FlowProblem problem) {
            return result.with("constraints", complaint(problem.getMessage()))
                    .with("outdated", false)
                    .toJson();
        }
    }

    private static String complaint(String detail) {
        return "Validation error: " + detail;
    }
}
