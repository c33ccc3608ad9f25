package io.kestramcp.access;

import io.kestramcp.tool.ToolDescriptor;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a policy grants to all callers who hold the same: where each permission holds, and what follows for each tool. That
 * is worked out once; asked again, it allocates nothing. Thread-safe.
 */
final class Grants {
    private final Map<String, NamespaceScope> scopes;
    private final Map<String, Optional<Standing>> standings = new ConcurrentHashMap<>();

    /** @param scopes where each permission holds; those that hold nowhere are left out */
    Grants(Map<String, NamespaceScope> scopes) {
        this.scopes = Map.copyOf(scopes);
    }

    /** Where each permission holds that is held at all. */
    Map<String, NamespaceScope> scopes() {
        return scopes;
    }

    /** What follows for the tool. */
    Standing of(ToolDescriptor tool) {
        Optional<Standing> known = standings.getOrDefault(tool.name(), Optional.empty());
        // A name stands for one tool; where it should not, the tool counts.
        return known.isPresent() && known.get().isOf(tool) ? known.get() : remember(tool);
    }

    private Standing remember(ToolDescriptor tool) {
        Standing standing = new Standing(tool, scopes);
        standings.put(tool.name(), Optional.of(standing));
        return standing;
    }
}
