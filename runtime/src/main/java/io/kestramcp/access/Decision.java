package io.kestramcp.access;

import io.kestramcp.tool.Namespaces;
import java.util.List;
import java.util.Optional;

/** Whether a call may go on. */
public sealed interface Decision {
    /** The namespaces that the call names, as far as they were looked at; for the record. */
    List<String> namespaces();

    /** Why, for the record. May quote what the caller sent. */
    String reason();

    /**
     * The call may go on.
     *
     * @param confinedTo the namespace, itself and all below, that a search is to be sent with which named none
     * @param within the namespaces of which the caller may learn something
     */
    record Allowed(List<String> namespaces, String reason, Optional<String> confinedTo, Namespaces within)
            implements Decision {
        /** Of a caller to whom namespaces do not matter. */
        static final Allowed EVERYWHERE =
                new Allowed(List.of(), "granted everywhere", Optional.empty(), Namespaces.ALL);

        /** Keeps an unmodifiable copy. */
        public Allowed {
            namespaces = List.copyOf(namespaces);
        }
    }

    /**
     * The caller may not use the tool at all: to him it is one that does not exist.
     *
     * @param reason for the record alone
     */
    record Unknown(String reason) implements Decision {
        @Override
        public List<String> namespaces() {
            return List.of();
        }
    }

    /**
     * The caller may use the tool, but not so.
     *
     * @param reason for the record alone
     * @param told what the caller is granted and has to ask for; the same whether or not what he asked for exists
     */
    record Denied(List<String> namespaces, String reason, String told) implements Decision {
        /** Keeps an unmodifiable copy. */
        public Denied {
            namespaces = List.copyOf(namespaces);
        }
    }
}
