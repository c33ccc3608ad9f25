package io.kestramcp.oauth.login;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.config.Secret;

/**
 * What a login needs when the browser comes back; sealed in between.
 *
 * @param verifier PKCE's, for the provider
 * @param purpose what the login was begun for
 */
record PendingRequest(Secret verifier, String purpose) {
    Secret write() {
        JsonObject object = new JsonObject();
        object.addProperty("verifier", verifier.reveal());
        object.addProperty("purpose", purpose);
        return new Secret(object.toString());
    }

    /** Reads what {@link #write} wrote. */
    static PendingRequest read(Secret text) {
        JsonObject object = JsonParser.parseString(text.reveal()).getAsJsonObject();
        return new PendingRequest(
                new Secret(object.get("verifier").getAsString()),
                object.get("purpose").getAsString());
    }
}
