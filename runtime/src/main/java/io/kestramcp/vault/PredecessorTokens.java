package io.kestramcp.vault;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.kestramcp.config.Secret;
import io.kestramcp.identity.Principal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Takes over the tokens of an earlier server: the file of {@code KESTRA_TOKEN_STORE}, JSON, which maps a user's id to a
 * value sealed with {@code ENCRYPTION_KEY}. Safe to run again: a token that a user has registered here is not touched.
 */
public final class PredecessorTokens {
    private final Path file;
    private final FernetKey key;

    /**
     * @param file the earlier server's token file; it is only read
     * @param key the earlier server's key
     */
    public PredecessorTokens(Path file, FernetKey key) {
        this.file = file;
        this.key = key;
    }

    /**
     * What was done.
     *
     * @param taken users whose token is in the vault now
     * @param present users who had one there already
     * @param unreadable users whose value could not be opened or used; they must register again
     */
    public record Report(List<String> taken, List<String> present, List<String> unreadable) {
        /** Keeps copies. */
        public Report {
            taken = List.copyOf(taken);
            present = List.copyOf(present);
            unreadable = List.copyOf(unreadable);
        }
    }

    /**
     * Seals every token anew, for the user of that id at the issuer.
     *
     * @param issuer the one provider that the earlier server knew; it wrote down no issuer
     * @throws VaultException when the file cannot be read
     */
    public Report takeInto(TokenVault vault, String issuer) {
        List<String> taken = new ArrayList<>();
        List<String> present = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (Map.Entry<String, JsonElement> entry : read().entrySet()) {
            String user = entry.getKey();
            try {
                Secret token = key.open(sealed(entry.getValue()));
                boolean added =
                        vault.registerIfAbsent(new Principal(issuer, user, user), token, "token of user " + user);
                (added ? taken : present).add(user);
            } catch (VaultException | IllegalArgumentException unusable) {
                unreadable.add(user);
            }
        }
        return new Report(taken, present, unreadable);
    }

    /** The text of a value; an empty one, which no key opens, when it is no text. */
    private static String sealed(JsonElement value) {
        return value.isJsonPrimitive() ? value.getAsString() : "";
    }

    private JsonObject read() {
        try {
            return JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8))
                    .getAsJsonObject();
        } catch (IOException unreadable) {
            throw new VaultException(
                    "The earlier server's token file " + file + " cannot be read: " + unreadable, unreadable);
        } catch (JsonParseException | IllegalStateException notJson) {
            // The parser's message quotes the file.
            throw new VaultException("The earlier server's token file " + file + " is not a JSON object.");
        }
    }
}
