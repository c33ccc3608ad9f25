package io.kestramcp.mcp;

import io.kestramcp.identity.Identity;
import io.kestramcp.kestra.KestraClient;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraServer;
import io.kestramcp.tool.Arguments;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.ToolCatalog;
import io.kestramcp.tool.ToolDescriptor;
import io.kestramcp.tool.ToolSelection;
import java.util.List;

/** The catalogue in front of one Kestra: the tools that it has and the operator selected. */
public final class ServedTools implements ToolSource {
    private final ToolCatalog catalog;
    private final ToolSelection selection;
    private final KestraClient kestra;
    private final String tenant;

    /** @param tenant Kestra's tenant, for every call */
    public ServedTools(ToolCatalog catalog, ToolSelection selection, KestraClient kestra, String tenant) {
        this.catalog = catalog;
        this.selection = selection;
        this.kestra = kestra;
        this.tenant = tenant;
    }

    @Override
    public KestraServer server() throws KestraException {
        return kestra.server();
    }

    @Override
    public List<ToolDescriptor> visible(Identity caller, KestraServer server) {
        return catalog.visible(server).stream()
                .map(ToolCatalog.Entry::descriptor)
                .filter(selection::serves)
                .toList();
    }

    @Override
    public ToolAnswer call(ToolCall call) {
        ToolCatalog.Entry entry = catalog.find(call.tool().name()).orElseThrow();
        return ToolAnswer.of(entry.call(new CallContext(
                new Arguments(call.arguments()),
                call.caller().principal(),
                tenant,
                call.server(),
                kestra,
                call.tool().timeout(),
                call.cancellation(),
                call.progress())));
    }
}
