package io.kestramcp.generator.tokens;

import com.google.gson.JsonParser;
import io.kestramcp.generator.Golden;
import io.kestramcp.generator.Outputs;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What each tool costs a model is in git, so that a change of it shows. */
class TokenTableTest {
    @Test
    void the_tokens_of_every_tool_are_as_reviewed() throws IOException {
        String toolsJson = Outputs.ofTheManifest().text("tools.json");
        Listing listing = Listing.of(JsonParser.parseString(toolsJson).getAsJsonObject(), new TokenCount());

        Golden.checkSurface("tokens.txt", new TokenTable(listing).text());
    }
}
