package io.kestramcp.tool;

import com.google.gson.JsonObject;
import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.Cancellation;
import io.kestramcp.kestra.KestraClient;
import io.kestramcp.kestra.KestraException;

/** Tries a credential against Kestra, with a reading request. Thread-safe. */
public final class CredentialTrial {
    /** Every Kestra has it, and answers it only to those whom it knows. */
    private static final String TOOL = "search_flows";

    private final ToolCatalog catalog;
    private final String tenant;

    public CredentialTrial(ToolCatalog catalog, String tenant) {
        this.catalog = catalog;
        this.tenant = tenant;
    }

    /**
     * Tries.
     *
     * @param kestra sends the credential
     * @return what the search of flows answers; a failed reply has {@code error}, {@code message}, and Kestra's {@code
     *     status} if it gave one
     * @throws KestraException when it cannot be told which Kestra this is
     */
    public Reply reply(KestraClient kestra) throws KestraException {
        ToolCatalog.Entry tool = catalog.find(TOOL).orElseThrow();
        JsonObject arguments = new JsonObject();
        arguments.addProperty("size", 1);
        return tool.call(new CallContext(
                new Arguments(arguments),
                Principal.local(),
                tenant,
                kestra.server(),
                kestra,
                tool.descriptor().timeout(),
                new Cancellation(),
                Progress.NONE,
                Namespaces.ALL,
                Consent.NOT_NEEDED));
    }
}
