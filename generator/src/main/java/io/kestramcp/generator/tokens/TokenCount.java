package io.kestramcp.generator.tokens;

import com.google.gson.JsonObject;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/** Counts tokens as o200k_base does. Thread-safe; keep it, since a new one reads the whole vocabulary. */
public final class TokenCount {
    private final Encoding encoding = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    /** The tokens of a text, special tokens in it being text like any other. */
    public int of(String text) {
        return encoding.countTokensOrdinary(text);
    }

    /** The tokens of what a model must read to choose and call a tool, as one compact JSON object. */
    public int of(String name, String description, JsonObject inputSchema) {
        JsonObject listed = new JsonObject();
        listed.addProperty("name", name);
        listed.addProperty("description", description);
        listed.add("inputSchema", inputSchema);
        return of(listed.toString());
    }
}
