package io.kestramcp.mcp;

import java.util.EnumSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a client can do for its server; it declares so, and nothing else may be asked of it. */
public enum Capability {
    /** Shows a person a form. */
    ELICITATION_FORM("elicitation", "form"),
    /** Sends a person to a page. */
    ELICITATION_URL("elicitation", "url"),
    /** Asks its model. */
    SAMPLING("sampling", ""),
    /** Names the folders it works in. */
    ROOTS("roots", "");

    private final String group;
    private final String part;

    Capability(String group, String part) {
        this.group = group;
        this.part = part;
    }

    /** What a client declared. An elicitation capability without parts means forms (2025-11-25, elicitation). */
    static Set<Capability> declaredIn(JsonNode capabilities) {
        Set<Capability> declared = EnumSet.noneOf(Capability.class);
        for (Capability each : values()) {
            JsonNode group = capabilities.path(each.group);
            boolean whole = each.part.isEmpty() || (each == ELICITATION_FORM && group.isEmpty());
            if (group.isObject() && (whole || group.path(each.part).isObject())) {
                declared.add(each);
            }
        }
        return declared;
    }

    /** As a client declares it. */
    ObjectNode declaration() {
        ObjectNode capabilities = Wire.object();
        ObjectNode declared = capabilities.putObject(group);
        if (!part.isEmpty()) {
            declared.putObject(part);
        }
        return capabilities;
    }
}
