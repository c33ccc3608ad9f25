package io.kestramcp.access;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.identity.Claims;
import io.kestramcp.identity.Identity;
import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.ApiLine;
import io.kestramcp.kestra.KestraServer;
import io.kestramcp.tool.ToolCatalog;
import io.kestramcp.tool.ToolDescriptor;
import io.kestramcp.tool.ToolSelection;
import io.kestramcp.tools.GeneratedTools;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The real catalogue and what tests of decisions say with it. */
final class Rules {
    static final ToolCatalog CATALOG = GeneratedTools.catalog();
    static final Vocabulary WORDS = Vocabulary.of(CATALOG);
    static final KestraServer SERVER = new KestraServer("2.0.0", "EE", new ApiLine("2.0"), true);
    static final String ISSUER = "https://id.example.com";

    private Rules() {}

    /** Everything that the operator could let be served. */
    static ToolSelection all() {
        return selection(Set.of(), false);
    }

    static ToolSelection selection(Set<String> disabled, boolean readOnly) {
        return ToolSelection.of(CATALOG, Set.of("all"), disabled, readOnly, false);
    }

    static Gate gate(String policy) {
        Policy read = PolicyReader.read("policy.yaml", policy, WORDS);
        return new Gate(all(), () -> read);
    }

    static Gate standard() {
        Policy standard = Policy.standard(WORDS);
        return new Gate(all(), () -> standard);
    }

    static ToolDescriptor tool(String name) {
        return CATALOG.find(name).orElseThrow().descriptor();
    }

    static Identity with(Map<String, ?> claims) {
        return new Identity(new Principal(ISSUER, "alice-id", "alice"), Claims.of(claims));
    }

    static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    /** Decides where no execution may be asked for. */
    static Decision decide(Gate gate, Identity caller, String tool, String arguments) {
        return decide(gate, caller, tool, arguments, (kind, id) -> {
            throw new AssertionError("asked for " + kind + " " + id);
        });
    }

    static Decision decide(Gate gate, Identity caller, String tool, String arguments, NamespaceLookup lookup) {
        return gate.decide(caller, tool(tool), SERVER, json(arguments), lookup);
    }

    /** A Kestra in which one execution is. */
    static NamespaceLookup execution(String id, String namespace) {
        return (kind, asked) ->
                kind == NamespaceLookup.Kind.EXECUTION && asked.equals(id) ? Optional.of(namespace) : Optional.empty();
    }
}
