package io.kestramcp.mcp;

import io.kestramcp.mcp.Feature.Method;
import io.kestramcp.mcp.Message.Request;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Everything that is served in both eras, and the introduction that both give of it. */
final class Features {
    private final About about;
    private final boolean logging;
    private final List<Feature> features;
    private final Map<String, Method> methods = new HashMap<>();

    Features(Offer offer) {
        List<Feature> offered = new ArrayList<>();
        offered.add(new ToolsFeature(offer.tools()));
        offer.resources().ifPresent(source -> offered.add(new ResourcesFeature(source)));
        offer.prompts().ifPresent(source -> offered.add(new PromptsFeature(source)));
        offer.completions().ifPresent(source -> offered.add(new CompletionFeature(source)));
        this.about = offer.about();
        this.logging = offer.logging();
        this.features = List.copyOf(offered);
        features.forEach(feature -> methods.putAll(feature.methods()));
    }

    /** Whether tools log to the client. */
    boolean logging() {
        return logging;
    }

    /** Whether a method is served. */
    boolean serves(String method) {
        return methods.containsKey(method);
    }

    /** Answers a method that is served. */
    ObjectNode answer(Request request, Scope scope) throws ProtocolException, Unanswered {
        try {
            return methods.get(request.method()).answer(request, scope);
        } catch (Unavailable e) {
            throw ProtocolException.internal(200, e.getMessage());
        }
    }

    /** What is advertised: exactly what is served. */
    ObjectNode capabilities() {
        ObjectNode capabilities = Wire.object();
        features.forEach(feature -> capabilities.putObject(feature.capability()));
        if (logging) {
            capabilities.putObject("logging");
        }
        return capabilities;
    }

    /** Name, title and version. */
    ObjectNode serverInfo() {
        return Wire.tree(McpSchema.Implementation.builder(about.name(), about.version())
                .title(about.title())
                .build());
    }

    /** Adds the instructions where there are any. */
    void instruct(ObjectNode result) {
        if (!about.instructions().isEmpty()) {
            result.put("instructions", about.instructions());
        }
    }
}
