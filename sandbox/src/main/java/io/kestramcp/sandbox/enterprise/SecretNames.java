package io.kestramcp.sandbox.enterprise;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.filter.Page;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;

/** The names of the secrets that namespaces keep: two, tagged, in company.team. Their values are nowhere. */
final class SecretNames {
    private final Records secrets = new Records();
    private final RecordSearch search;

    SecretNames(RecordSearch search) {
        this.search = search;
        add("WAREHOUSE_PASSWORD");
        add("SLACK_WEBHOOK");
    }

    /** Adds their operation to what is served. */
    void register(Handlers handlers) {
        handlers.serve("listSecrets", this::list);
    }

    private Reply list(Call call) {
        return Page.of(call.query(), call.operation().id())
                .of(
                        search.found(call.query(), secrets.all()),
                        secret -> secret,
                        new JsonFields().with("readOnly", false));
    }

    private void add(String key) {
        JsonObject tag =
                new JsonFields().with("key", "owner").with("value", "data").toJson();
        JsonArray tags = new JsonArray();
        tags.add(tag);
        secrets.put(
                key,
                new JsonFields()
                        .with("key", key)
                        .with("namespace", "company.team")
                        .with("tags", tags)
                        .toJson());
    }
}
