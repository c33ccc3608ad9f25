package io.kestramcp.mcp;

import io.kestramcp.identity.Identity;
import io.kestramcp.mcp.Feature.Method;
import io.kestramcp.mcp.Message.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Everything that is served in both eras, and the introduction that both give of it. */
final class Features {
    private final About about;
    private final boolean logging;
    private final List<Feature> features;
    private final Optional<ResourcesFeature> resources;
    private final ToolsFeature tools;
    private final Map<String, Method> methods = new HashMap<>();

    Features(Offer offer) {
        List<Feature> offered = new ArrayList<>();
        this.tools = new ToolsFeature(offer.tools());
        offered.add(tools);
        this.resources = offer.resources().map(ResourcesFeature::new);
        resources.ifPresent(offered::add);
        offer.prompts().ifPresent(source -> offered.add(new PromptsFeature(source)));
        offer.completions().ifPresent(source -> offered.add(new CompletionFeature(source)));
        this.about = offer.about();
        this.logging = offer.logging();
        this.features = List.copyOf(offered);
        features.forEach(feature -> methods.putAll(feature.methods()));
    }

    private Features(Features others, Feature more) {
        this.about = others.about;
        this.logging = others.logging;
        this.tools = others.tools;
        this.resources = others.resources;
        this.features = Stream.concat(others.features.stream(), Stream.of(more)).toList();
        features.forEach(feature -> methods.putAll(feature.methods()));
    }

    /** These and one more, whose methods come before theirs. */
    Features and(Feature more) {
        return new Features(this, more);
    }

    /** The tools among them. */
    ToolsFeature tools() {
        return tools;
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
            throw e.problem();
        }
    }

    /** The lists whose changes clients are told of. */
    Set<Listing> listings() {
        return features.stream().flatMap(feature -> feature.listing().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** What a list holds for a caller, in words that differ when it differs. */
    String listed(Listing listing, Identity caller) throws ProtocolException, Unavailable {
        for (Feature feature : features) {
            if (feature.listing().equals(Optional.of(listing))) {
                return feature.listed(caller);
            }
        }
        throw new IllegalArgumentException(listing + " is not served");
    }

    /** Whether clients can be told of a resource's changes. */
    boolean subscribable() {
        return resources.isPresent();
    }

    /** What the caller would read; empty when he has no such resource. */
    Optional<ObjectNode> read(String uri, Scope scope) throws Unavailable, Unanswered {
        return resources.isPresent() ? resources.get().read(uri, scope) : Optional.empty();
    }

    /** What is advertised: exactly what is served. */
    ObjectNode capabilities() {
        ObjectNode capabilities = Wire.object();
        features.forEach(feature -> feature.advertise(capabilities));
        if (logging) {
            capabilities.putObject("logging");
        }
        return capabilities;
    }

    /** Name, title and version: small, for the modern era puts it on every result. */
    ObjectNode serverInfo() {
        return Wire.object()
                .put("name", about.name())
                .put("title", about.title())
                .put("version", about.version());
    }

    /**
     * The same with the icon, for those who meet for the first time. Tools have none of their own: it
     * would add half a kilobyte to each entry of a list of more than a hundred.
     */
    ObjectNode introduction() {
        ObjectNode info = serverInfo();
        if (!about.icon().isEmpty()) {
            info.putArray("icons")
                    .addObject()
                    .put("src", about.icon())
                    .put("mimeType", "image/svg+xml")
                    .putArray("sizes")
                    .add("any");
        }
        return info;
    }

    /** Adds the instructions where there are any. */
    void instruct(ObjectNode result) {
        if (!about.instructions().isEmpty()) {
            result.put("instructions", about.instructions());
        }
    }
}
