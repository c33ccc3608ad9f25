package io.kestramcp.tool;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.kestra.ApiLine;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraServer;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Every tool there is, in the manifest's order. Immutable. */
public final class ToolCatalog {
    private final Map<String, Entry> entries;
    private final Map<String, FormerName> former;
    private final SortedSet<ApiLine> lines;
    private final Permissions permissions;

    /** Joins descriptions and code, without former names. */
    public ToolCatalog(List<ToolDescriptor> descriptors, List<? extends Tool> tools) {
        this(descriptors, tools, Map.of());
    }

    /**
     * Joins descriptions and code.
     *
     * @param former the names of earlier releases that are still understood
     * @throws IllegalArgumentException when a tool has one without the other: the build was not made in one piece
     */
    public ToolCatalog(List<ToolDescriptor> descriptors, List<? extends Tool> tools, Map<String, FormerName> former) {
        this(descriptors, tools, former, Permissions.NONE);
    }

    private ToolCatalog(
            List<ToolDescriptor> descriptors,
            List<? extends Tool> tools,
            Map<String, FormerName> former,
            Permissions permissions) {
        this.permissions = permissions;
        Map<String, Tool> byName = new LinkedHashMap<>();
        tools.forEach(tool -> byName.put(tool.name(), tool));
        Map<String, Entry> joined = new LinkedHashMap<>();
        for (ToolDescriptor descriptor : descriptors) {
            joined.put(descriptor.name(), new Entry(descriptor, byName.get(descriptor.name())));
        }
        if (!joined.keySet().equals(byName.keySet()) || byName.size() != tools.size()) {
            throw new IllegalArgumentException("tools.json has " + joined.keySet() + " and the adapters are "
                    + byName.keySet() + ": build again.");
        }
        this.entries = Collections.unmodifiableMap(joined);
        this.former = Map.copyOf(former);
        this.lines = new TreeSet<>();
        descriptors.forEach(each -> lines.addAll(each.bindings().keySet()));
    }

    /** Joins the tools with their descriptions in {@code tools.json}. */
    public static ToolCatalog of(JsonObject toolsJson, List<? extends Tool> tools) {
        return new ToolCatalog(
                DescriptorReader.read(toolsJson), tools, FormerName.read(toolsJson), Permissions.read(toolsJson));
    }

    /**
     * Joins the tools with their descriptions in a {@code tools.json}.
     *
     * @throws UncheckedIOException when it cannot be read
     */
    public static ToolCatalog load(URL toolsJson, List<? extends Tool> tools) {
        try (Reader reader = new InputStreamReader(toolsJson.openStream(), StandardCharsets.UTF_8)) {
            return of(JsonParser.parseReader(reader).getAsJsonObject(), tools);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + toolsJson, e);
        }
    }

    /** All of them. */
    public List<Entry> all() {
        return List.copyOf(entries.values());
    }

    /** The ones that the connected Kestra has, in an order that never changes. */
    public List<Entry> visible(KestraServer server) {
        return entries.values().stream()
                .filter(entry -> entry.descriptor().isOn(server))
                .toList();
    }

    /** The tool of this name. */
    public Optional<Entry> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /** What became of the names of earlier releases that are understood, in alphabetical order. */
    public List<FormerName> former() {
        return former.values().stream()
                .sorted(Comparator.comparing(FormerName::name))
                .toList();
    }

    /** What became of a name of an earlier release; empty when no tool had it, or the release is too long ago. */
    public Optional<FormerName> former(String name) {
        return Optional.ofNullable(former.get(name));
    }

    /** The name of today: of a tool that was renamed the new one, of everything else its own. */
    public String today(String name) {
        return former.get(name) instanceof FormerName.Renamed renamed ? renamed.to() : name;
    }

    /** The permissions that the tools are granted by, and the roles made of them. */
    public Permissions permissions() {
        return permissions;
    }

    /** The API lines that the tools were made for, oldest first. */
    public SortedSet<ApiLine> lines() {
        return Collections.unmodifiableSortedSet(lines);
    }

    /** A tool: what is said about it, and its code. */
    public record Entry(ToolDescriptor descriptor, Tool tool) {
        /**
         * Runs the tool; what it refuses and what Kestra refuses is a failed reply, which a model can act on. Where nobody
         * has said yes, the reply says how to go on.
         */
        public Reply call(CallContext call) {
            try {
                if (call.consent().needed() && !tool.bulk() && !onlyTries(call)) {
                    call.consent().require(CallWords.effect(descriptor.name(), call.arguments()));
                }
                return tool.call(call);
            } catch (Unconfirmed e) {
                return e.reply();
            } catch (RefusedArgumentException e) {
                return Failures.of(e);
            } catch (KestraException e) {
                return Failures.of(e, operation(call));
            }
        }

        private static boolean onlyTries(CallContext call) {
            return call.arguments().bool("dry_run", false);
        }

        private String operation(CallContext call) {
            List<ToolDescriptor.Operation> operations =
                    descriptor.on(call.server()).orElseThrow().operations();
            return operations.size() == 1 ? operations.get(0).id() : "";
        }
    }
}
