package io.kestramcp.mcp;

import io.kestramcp.identity.Principal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Names for the sessions of older HTTP clients. Nothing is kept: the name itself says, sealed, what the client declared.
 * It grants nothing. Thread-safe.
 */
final class Sessions {
    private static final String CAPABILITIES = "capabilities";

    /** Carries the name. */
    static final String HEADER = "Mcp-Session-Id";

    private final Seal seal;

    Sessions(Seal seal) {
        this.seal = seal;
    }

    /** A name for a new session; visible ASCII (2025-11-25, transports, session management). */
    String name(Principal caller, Set<Capability> declared) {
        ObjectNode session = Wire.object().put("id", UUID.randomUUID().toString());
        declared.forEach(capability -> session.withArray(CAPABILITIES).add(capability.name()));
        return seal.close(Wire.text(session), purpose(caller));
    }

    /** The session that a request says it belongs to; whether there is one is not looked at. */
    static Optional<Session> said(HttpHeaders headers, Principal caller) {
        List<String> names = headers.all(HEADER);
        return names.size() == 1 ? Optional.of(Session.of(caller, names.get(0))) : Optional.empty();
    }

    /** The session that a request belongs to; empty when it is not one of ours for this caller. */
    Optional<Session> of(HttpHeaders headers, Principal caller) {
        return said(headers, caller)
                .filter(session -> declared(caller, session.id()).isPresent());
    }

    /** What the client declared; empty when the name is not one of ours for this caller. */
    Optional<Set<Capability>> declared(Principal caller, String name) {
        return seal.open(name, purpose(caller)).map(session -> {
            Set<Capability> declared = EnumSet.noneOf(Capability.class);
            for (JsonNode capability : Wire.parse(session).path(CAPABILITIES)) {
                declared.add(Capability.valueOf(capability.asString()));
            }
            return declared;
        });
    }

    private static String purpose(Principal caller) {
        return "session\n" + caller.issuer() + "\n" + caller.subject();
    }
}
