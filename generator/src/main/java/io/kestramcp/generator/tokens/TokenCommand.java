package io.kestramcp.generator.tokens;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Prints what the tools of a {@code tools.json} cost, and fails when that is past the budget. */
public final class TokenCommand {
    private TokenCommand() {}

    /**
     * Prints and checks.
     *
     * @param args the path of {@code tools.json}
     * @throws OverBudgetException when a budget does not hold; the message has every offence
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("Usage: TOOLS_JSON");
        }
        JsonObject toolsJson =
                JsonParser.parseString(Files.readString(Path.of(args[0]))).getAsJsonObject();
        Listing listing = Listing.of(toolsJson, new TokenCount());
        System.out.print(new TokenTable(listing).text());
        List<String> offences = TokenBudget.PROMISED.offences(listing);
        if (!offences.isEmpty()) {
            throw new OverBudgetException(offences);
        }
    }
}
