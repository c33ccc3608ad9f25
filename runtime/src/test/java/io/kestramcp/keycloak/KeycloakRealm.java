package io.kestramcp.keycloak;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** A realm and what its administrator does to it. */
public final class KeycloakRealm {
    /** The public client of the setup. */
    public static final String CLIENT = "kestra-mcp";
    /** The client of the setup that a gateway is. */
    public static final String GATEWAY_CLIENT = "kestra-gateway";
    /** Its secret. */
    public static final String GATEWAY_SECRET = "only-for-a-trial-on-this-machine";
    /** The gateway's public address of the setup. */
    public static final String GATEWAY = "http://127.0.0.1:8081";

    /** The server that the tokens of {@link #foreignClient()} are for. */
    public static final String OTHER = "https://other.example/mcp";

    private static final String KEYS = "org.keycloak.keys.KeyProvider";
    private static final String RSA = "rsa-generated";

    private final KeycloakAdmin admin;
    private final String name;
    private final URI issuer;
    /** The priority of the newest key: the highest signs. */
    private int newest = 500;

    private KeycloakRealm(KeycloakAdmin admin, String name, URI issuer) {
        this.admin = admin;
        this.name = name;
        this.issuer = issuer;
    }

    /** Makes one, as docs/keycloak-realm.json sets it up, but for a gateway at another address. */
    static KeycloakRealm create(KeycloakAdmin admin, URI base, String gateway)
            throws IOException, InterruptedException {
        String name = "kestra-" + UUID.randomUUID();
        Path file = Path.of(System.getProperty("project.root"), "docs/keycloak-realm.json");
        JsonObject setup = JsonParser.parseString(Files.readString(file).replace(GATEWAY, gateway))
                .getAsJsonObject();
        setup.addProperty("realm", name);
        admin.post("", setup);
        return new KeycloakRealm(admin, name, URI.create(base + "/realms/" + name));
    }

    /** Its name, and where its metadata is. */
    public String issuer() {
        return issuer.toString();
    }

    /** The same realm for those who reach it, and hence name it, by another port. */
    public KeycloakRealm reachedBy(int port) {
        return new KeycloakRealm(admin, name, URI.create("http://127.0.0.1:" + port + issuer.getPath()));
    }

    /** The client of the setup, for one sign-in after the other. */
    public KeycloakClient client() {
        return new KeycloakClient(issuer, CLIENT);
    }

    /** Another public client, whose tokens are for another server. */
    public KeycloakClient foreignClient() throws IOException, InterruptedException {
        admin.post("/" + name + "/clients", JsonParser.parseString("""
                {"clientId": "other-app", "publicClient": true, "redirectUris": ["http://127.0.0.1/callback"],
                 "attributes": {"access.token.header.type.rfc9068": "true"},
                 "protocolMappers": [{"name": "audience", "protocol": "openid-connect",
                   "protocolMapper": "oidc-audience-mapper",
                   "config": {"included.custom.audience": "%s", "access.token.claim": "true"}}]}""".formatted(OTHER)));
        return new KeycloakClient(issuer, "other-app");
    }

    /** A new user in a group of the setup. */
    public void addUser(String user, String group) throws IOException, InterruptedException {
        admin.post("/" + name + "/users", JsonParser.parseString("""
                {"username": "%1$s", "enabled": true, "emailVerified": true, "firstName": "New", "lastName": "User",
                 "email": "%1$s@example.test", "groups": ["/%2$s"],
                 "credentials": [{"type": "password", "value": "%1$s"}]}""".formatted(user, group)));
    }

    /** Takes a user out of a group, and so takes its role from him. */
    public void removeFromGroup(String user, String group) throws IOException, InterruptedException {
        String groupId =
                admin.only("/" + name + "/groups?search=" + group).get("id").getAsString();
        admin.delete("/" + name + "/users/" + user(user).get("id").getAsString() + "/groups/" + groupId);
    }

    /** The user exists, and may not sign in. */
    public void disable(String user) throws IOException, InterruptedException {
        JsonObject whole = user(user);
        whole.addProperty("enabled", false);
        admin.put("/" + name + "/users/" + whole.get("id").getAsString(), whole);
    }

    /** Signs with a new key from now on; the old one is still published. */
    public void rotateKey() throws IOException, InterruptedException {
        newKey();
    }

    /** Signs with a new key from now on; what the old one signed is no longer to be believed. */
    public void replaceKey() throws IOException, InterruptedException {
        String fresh = newKey();
        for (JsonElement each : admin.list("/" + name + "/components?type=" + KEYS)) {
            JsonObject key = each.getAsJsonObject();
            String id = key.get("id").getAsString();
            if (key.get("providerId").getAsString().equals(RSA) && !id.equals(fresh)) {
                admin.delete("/" + name + "/components/" + id);
            }
        }
    }

    private String newKey() throws IOException, InterruptedException {
        newest += 1;
        return admin.post("/" + name + "/components", JsonParser.parseString("""
                {"name": "next", "providerId": "%s", "providerType": "%s",
                 "config": {"priority": ["%d"], "enabled": ["true"], "active": ["true"], "algorithm": ["RS256"]}}""".formatted(RSA, KEYS, newest)));
    }

    private JsonObject user(String username) throws IOException, InterruptedException {
        return admin.only("/" + name + "/users?exact=true&username=" + username);
    }
}
