package io.kestramcp.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
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
import io.kestramcp.tools.GeneratedTools;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
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
    private static ToolCatalog catalog(int size) throws IOException {
        ToolCatalog real = Assembly.catalog();
        List<String> names = new ArrayList<>(real.visible(SANDBOX).stream()
                .map(entry -> entry.descriptor().name())
                .filter(name -> !name.equals(CALLED) && !name.equals(UNSERVED))
                .toList());
        names.add(0, CALLED);
        JsonObject json = toolsJson();
        Map<String, JsonObject> described = new HashMap<>();
        json.getAsJsonArray("tools")
                .forEach(tool ->
                        described.put(tool.getAsJsonObject().get("name").getAsString(), tool.getAsJsonObject()));
        JsonArray descriptions = new JsonArray();
        descriptions.add(described.get(UNSERVED));
        List<Tool> tools =
                new ArrayList<>(List.of(real.find(UNSERVED).orElseThrow().tool()));
        for (int at = 0; at < size; at++) {
            String name = names.get(at % names.size());
            int copy = at / names.size();
            String own = name + (copy == 0 ? "" : "_" + copy);
            JsonObject description = described.get(name).deepCopy();
            description.addProperty("name", own);
            descriptions.add(description);
            tools.add(new Renamed(own, real.find(name).orElseThrow().tool()));
        }
        json.add("tools", descriptions);
        json.remove("renamed");
        return ToolCatalog.of(json, tools);
    }

    private static JsonObject toolsJson() throws IOException {
        try (Reader tools = new InputStreamReader(
                GeneratedTools.class.getResource("tools.json").openStream(), StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(tools).getAsJsonObject();
        }
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
