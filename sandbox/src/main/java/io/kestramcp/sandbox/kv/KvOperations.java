package io.kestramcp.sandbox.kv;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.sandbox.filter.Comparison;
import io.kestramcp.sandbox.filter.FieldFilters;
import io.kestramcp.sandbox.filter.FilterParser;
import io.kestramcp.sandbox.filter.Page;
import io.kestramcp.sandbox.filter.Sort;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import io.kestramcp.sandbox.line.ApiLine;
import io.kestramcp.sandbox.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The key-value store of namespaces (wire document 1.3, section 12). Guarded by the sandbox's lock. */
public final class KvOperations {
    private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]*");
    private static final Map<String, Comparator<KvEntry>> ORDERS =
            Map.of("key", Comparator.comparing(KvEntry::key), "namespace", Comparator.comparing(KvEntry::namespace));

    private final FieldFilters<KvEntry> fields = new FieldFilters<KvEntry>()
            .text("namespace", KvEntry::namespace)
            .on("q", (entry, filter) -> Comparison.query(List.of(entry.key()), filter))
            .on("updated", (entry, filter) -> Comparison.date(entry.updated(), filter))
            .on("expirationDate", (entry, filter) -> Comparison.date(entry.expires(), filter));

    private final SortedMap<String, KvEntry> entries = new TreeMap<>();
    private final FilterParser parser;
    private final Timeline timeline;
    private final ApiLine line;

    /** An empty store. */
    public KvOperations(FilterParser parser, Timeline timeline, ApiLine line) {
        this.parser = parser;
        this.timeline = timeline;
        this.line = line;
    }

    /** Adds its operations to what is served. */
    public void register(Handlers handlers) {
        handlers.serve("setKeyValue", this::set)
                .serve("getKeyValue", this::get)
                .serve("deleteKeyValue", this::delete)
                .serve("listKeys", this::list)
                .serve("listAllKeys", this::listAll);
    }

    private Reply set(Call call) {
        String key = call.path("key");
        if (!KEY.matcher(key).matches()) {
            throw Refusal.illegalArgument("Key must start with an alphanumeric character (uppercase or lowercase) and"
                    + " can contain alphanumeric characters (uppercase or lowercase), dots (.), underscores (_), and"
                    + " hyphens (-) only.");
        }
        String namespace = call.path("namespace");
        Instant now = timeline.now();
        int revision = Optional.ofNullable(entries.get(id(namespace, key)))
                .map(entry -> entry.revision() + 1)
                .orElse(1);
        entries.put(
                id(namespace, key),
                new KvEntry(
                        namespace,
                        key,
                        KvValue.parse(call.requiredText("value")),
                        revision,
                        now,
                        call.header("description").orElse(null),
                        call.header("ttl").map(KvOperations::ttl).map(now::plus).orElse(null)));
        return Reply.empty(200);
    }

    private Reply get(Call call) {
        KvEntry entry = Optional.ofNullable(entries.get(id(call)))
                .orElseThrow(() -> Refusal.notFound("No value found for key '" + call.path("key") + "' in namespace '"
                        + call.path("namespace") + "'"));
        if (entry.isExpired(timeline.now())) {
            throw Refusal.of(410, "Resource has expired: The requested value has expired");
        }
        JsonObject body = new JsonFields()
                .with("type", entry.value().type())
                .with("value", entry.value().json())
                .with("revision", entry.revision())
                .with("updated", entry.updated().toString())
                .toJson();
        return Reply.json(body);
    }

    private Reply delete(Call call) {
        return Reply.json(new JsonPrimitive(entries.remove(id(call)) != null));
    }

    private Reply list(Call call) {
        List<KvEntry> found = live().stream()
                .filter(entry -> entry.namespace().equals(call.path("namespace")))
                .toList();
        return Reply.json(JsonFields.array(found, this::row));
    }

    private Reply listAll(Call call) {
        Page page = Page.of(call.query(), call.operation().id());
        List<KvEntry> found = new ArrayList<>(live().stream()
                .filter(fields.all(parser.parse(call.query(), "KV_METADATA")))
                .toList());
        Sort.of(call.query(), ORDERS, name -> Refusal.unprocessable("Invalid sort field: " + name))
                .ifPresent(found::sort);
        return page.of(found, this::row);
    }

    private List<KvEntry> live() {
        return entries.values().stream()
                .filter(entry -> !entry.isExpired(timeline.now()))
                .toList();
    }

    private JsonElement row(KvEntry entry) {
        return new JsonFields()
                .with("namespace", entry.namespace())
                .with("key", entry.key())
                .with(line == ApiLine.V1_3 ? "version" : "revision", entry.revision())
                .with("description", entry.description())
                .with("creationDate", entry.updated().toString())
                .with("updateDate", entry.updated().toString())
                .with(
                        "expirationDate",
                        entry.expires() == null ? null : entry.expires().toString())
                .toJson();
    }

    private static Duration ttl(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.serverError(e.getMessage());
        }
    }

    private static String id(Call call) {
        return id(call.path("namespace"), call.path("key"));
    }

    private static String id(String namespace, String key) {
        return namespace + "/" + key;
    }
}
