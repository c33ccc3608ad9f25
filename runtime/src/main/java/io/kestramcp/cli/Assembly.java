package io.kestramcp.cli;

import io.kestramcp.config.Settings;
import io.kestramcp.kestra.CredentialSource;
import io.kestramcp.kestra.HttpKestraClient;
import io.kestramcp.mcp.About;
import io.kestramcp.mcp.Offer;
import io.kestramcp.mcp.ServedTools;
import io.kestramcp.tool.ToolCatalog;
import io.kestramcp.tool.ToolSelection;
import io.kestramcp.tools.GeneratedTools;

/** The gateway's parts, put together for one set of settings. Nothing is connected before the first call. */
public final class Assembly implements AutoCloseable {
    private static final String INSTRUCTIONS =
            "Tools for one Kestra instance: namespaces hold flows; running a flow makes an execution, which has logs."
                    + " Find ids with the search and list tools before you use them.";

    private final HttpKestraClient kestra;
    private final ServedTools tools;

    /**
     * Puts together.
     *
     * @throws IllegalArgumentException naming every toolset or tool in the settings that does not exist
     */
    public Assembly(Settings settings) {
        ToolCatalog catalog = catalog();
        ToolSelection selection = ToolSelection.of(
                catalog,
                settings.tools().toolsets(),
                settings.tools().disabled(),
                settings.tools().readOnly(),
                settings.tools().noDestructive());
        this.kestra = new HttpKestraClient(
                settings.kestra(), CredentialSource.operator(settings.kestra()), catalog.lines(), Version.current());
        this.tools =
                new ServedTools(catalog, selection, kestra, settings.kestra().tenant());
    }

    /** Every tool of this build. */
    public static ToolCatalog catalog() {
        return GeneratedTools.catalog();
    }

    /** How this server introduces itself. */
    public static About about() {
        return new About("kestra-mcp", "Kestra", Version.current(), INSTRUCTIONS);
    }

    /** What is served. */
    public Offer offer() {
        return Offer.ofTools(about(), tools);
    }

    /** The way to Kestra. */
    public HttpKestraClient kestra() {
        return kestra;
    }

    @Override
    public void close() {
        kestra.close();
    }
}
