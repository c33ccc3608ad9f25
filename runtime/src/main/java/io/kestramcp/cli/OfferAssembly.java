package io.kestramcp.cli;

import com.google.gson.JsonParser;
import io.kestramcp.access.Gate;
import io.kestramcp.mcp.About;
import io.kestramcp.mcp.Offer;
import io.kestramcp.mcp.ToolSource;
import io.kestramcp.mcp.ToolUse;
import io.kestramcp.mcp.content.Declared;
import io.kestramcp.mcp.content.KestraCompletions;
import io.kestramcp.mcp.content.KestraPrompts;
import io.kestramcp.mcp.content.KestraResources;
import io.kestramcp.tools.GeneratedTools;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Puts together what is offered beside tools, from what the manifest declares. */
final class OfferAssembly {
    private OfferAssembly() {}

    /** The tools, and all that is read and done by them. */
    static Offer offer(About about, ToolSource tools, Gate gate) {
        Declared declared = declared();
        ToolUse use = new ToolUse(tools);
        KestraResources resources = new KestraResources(declared, use);
        KestraPrompts prompts = new KestraPrompts(declared, use);
        return new Offer(
                about,
                tools,
                Optional.of(resources),
                Optional.of(prompts),
                Optional.of(new KestraCompletions(declared, resources, prompts, use, gate::trees)),
                false);
    }

    /** The resources, prompts and completions of this build. */
    static Declared declared() {
        try (Reader reader = new InputStreamReader(
                GeneratedTools.class.getResource("offer.json").openStream(), StandardCharsets.UTF_8)) {
            return Declared.of(JsonParser.parseReader(reader).getAsJsonObject());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read offer.json", e);
        }
    }
}
