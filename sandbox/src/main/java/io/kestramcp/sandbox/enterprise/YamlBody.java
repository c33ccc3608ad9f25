package io.kestramcp.sandbox.enterprise;

import com.google.gson.JsonObject;
import io.kestramcp.sandbox.flow.FlowYaml;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.json.JsonFields;
import java.util.List;
import org.yaml.snakeyaml.error.YAMLException;

/** A YAML source as the body of a call. */
final class YamlBody {
    private YamlBody() {}

    /** The object of a call's source; 422 when it is none, or lacks a property that must be there. */
    static JsonObject read(Call call, List<String> required) {
        JsonObject written;
        try {
            written = FlowYaml.read(call.requiredText("source")).getAsJsonObject();
        } catch (YAMLException | IllegalStateException e) {
            throw Refusal.invalidEntity("Illegal source: " + e.getMessage(), List.of());
        }
        List<Refusal.Violation> missing = required.stream()
                .filter(name -> !written.has(name))
                .map(name -> new Refusal.Violation("must not be null", name))
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.invalidEntity(
                    String.join(
                            "\n",
                            missing.stream()
                                    .map(fault -> fault.path() + ": " + fault.message())
                                    .toList()),
                    missing);
        }
        return written;
    }

    /** Some fields of an object. */
    static JsonObject only(JsonObject object, String... names) {
        JsonFields fields = new JsonFields();
        for (String name : names) {
            fields.with(name, object.get(name));
        }
        return fields.toJson();
    }
}
