package io.kestramcp.bench;

import io.kestramcp.cli.Assembly;
import io.kestramcp.cli.Doors;
import io.kestramcp.config.Setting;
import io.kestramcp.config.Settings;
import io.kestramcp.config.SettingsReader;
import io.kestramcp.kestra.ApiLine;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraServer;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolCatalog;
import io.kestramcp.tool.ToolDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code kestra-mcp serve} with as many tools as one likes, all of them served: those of the manifest, and then copies of
 * them under other names, by the same adapters. Settings come from the environment.
 */
public final class SizedGateway {
    private static final KestraServer SANDBOX = new KestraServer("2.0.0", "OSS", new ApiLine("2.0"), true);
    private static final String CALLED = "search_flows";
    /** The gateway asks for it by name, and serves it only where users have a page to register tokens on. */
    private static final String UNSERVED = "register_kestra_token";

    private SizedGateway() {}

    /** Serves until it is killed. The argument is the number of tools. */
    public static void main(String[] arguments) throws Exception {
        Settings settings =
                SettingsReader.read(Map.of(Setting.KESTRA_MCP_TOOLSETS, "all"), System.getenv(), Optional.empty());
        try (Assembly assembly = new Assembly(settings, catalog(Integer.parseInt(arguments[0])));
                Doors doors = new Doors(settings, assembly)) {
            doors.start();
            doors.server().join();
        }
    }

    /** The tool that is called comes first, so that it is there whatever the size; one that is not served comes on top. */
    private static ToolCatalog catalog(int size) {
        List<ToolCatalog.Entry> real = new ArrayList<>(Assembly.catalog().visible(SANDBOX));
        real.sort((one, other) -> Boolean.compare(isCalled(other), isCalled(one)));
        ToolCatalog.Entry unserved = Assembly.catalog().find(UNSERVED).orElseThrow();
        real.removeIf(entry -> entry.descriptor().name().equals(UNSERVED));
        List<ToolDescriptor> descriptors = new ArrayList<>(List.of(unserved.descriptor()));
        List<Tool> tools = new ArrayList<>(List.of(unserved.tool()));
        for (int at = 0; at < size; at++) {
            ToolCatalog.Entry entry = real.get(at % real.size());
            int copy = at / real.size();
            String name = entry.descriptor().name() + (copy == 0 ? "" : "_" + copy);
            descriptors.add(named(name, entry.descriptor()));
            tools.add(new Renamed(name, entry.tool()));
        }
        return new ToolCatalog(descriptors, tools);
    }

    private static boolean isCalled(ToolCatalog.Entry entry) {
        return entry.descriptor().name().equals(CALLED);
    }

    private static ToolDescriptor named(String name, ToolDescriptor tool) {
        return new ToolDescriptor(
                name,
                tool.title(),
                tool.description(),
                tool.toolset(),
                tool.core(),
                tool.permissions(),
                tool.reach(),
                tool.hints(),
                tool.enterprise(),
                tool.timeout(),
                tool.bindings());
    }

    private record Renamed(String name, Tool tool) implements Tool {
        @Override
        public boolean bulk() {
            return tool.bulk();
        }

        @Override
        public Reply call(CallContext call) throws KestraException {
            return tool.call(call);
        }
    }
}
