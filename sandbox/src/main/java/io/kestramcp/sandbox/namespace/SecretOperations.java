package io.kestramcp.sandbox.namespace;

import io.kestramcp.sandbox.filter.Comparison;
import io.kestramcp.sandbox.filter.FieldFilters;
import io.kestramcp.sandbox.filter.FilterParser;
import io.kestramcp.sandbox.filter.Page;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import java.util.List;
import java.util.function.Predicate;

/**
 * The names of secrets. There is one, as on the recorded server: a secret of the server's environment, which every
 * namespace has.
 */
public final class SecretOperations {
    private static final List<String> NAMES = List.of("MY_SECRET");

    private final FieldFilters<String> fields = new FieldFilters<String>()
            .on("q", (name, filter) -> Comparison.query(List.of(name), filter))
            .on("namespace", (name, filter) -> true);

    private final FilterParser parser;

    /** The names of the secrets. */
    public SecretOperations(FilterParser parser) {
        this.parser = parser;
    }

    /** Adds their operation to what is served. */
    public void register(Handlers handlers) {
        handlers.serve("listSecrets", this::list);
    }

    private Reply list(Call call) {
        Page page = Page.of(call.query(), call.operation().id());
        Predicate<String> wanted = fields.all(parser.parse(call.query(), "SECRET_METADATA"));
        List<String> found = NAMES.stream().filter(wanted).toList();
        return page.of(
                found, name -> new JsonFields().with("key", name).toJson(), new JsonFields().with("readOnly", true));
    }
}
