package io.kestramcp.tools;

import com.google.gson.JsonObject;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** Checks values against JSON Schemas as clients do: with a validator that is not ours. */
final class Schemas {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Schemas() {}

    static List<String> complaints(JsonObject schema, JsonObject value) {
        return REGISTRY.getSchema(schema.toString()).validate(value.toString(), InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }
}
