package io.kestramcp.http.page;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpStatus;

/** What this server is, and how to connect to it. Open to everybody: says only what everybody may know. */
public final class StartPage implements PageRoute {
    private static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final String URL = "url";

    private final Supplier<URI> endpoint;
    private final boolean signIn;
    private final Optional<URI> tokenPage;

    /**
     * @param endpoint where MCP is served, as clients see it; asked at each request
     * @param signIn whether callers sign in
     * @param tokenPage where they register Kestra tokens, if they do
     */
    public StartPage(Supplier<URI> endpoint, boolean signIn, Optional<URI> tokenPage) {
        this.endpoint = endpoint;
        this.signIn = signIn;
        this.tokenPage = tokenPage;
    }

    @Override
    public String path() {
        return "/";
    }

    @Override
    public PageReply get(PageRequest request) {
        String url = endpoint.get().toString();
        Map<String, Object> model = new HashMap<>(Map.of(
                "title", "Connect an assistant to Kestra", "endpoint", url, "signIn", signIn, "ways", ways(url)));
        tokenPage.ifPresent(page -> model.put("tokenPage", page.toString()));
        return PageReply.page(HttpStatus.OK_200, "start", model);
    }

    private List<Map<String, String>> ways(String url) {
        List<Map<String, String>> ways = new ArrayList<>();
        ways.add(way("Claude Code", "Run in a terminal:", "claude mcp add --transport http kestra " + url));
        if (signIn) {
            // It connects from Anthropic's servers, which reach no gateway that serves its own machine alone.
            ways.add(way("Claude, on the web and on the desktop", "Settings, Connectors, Add custom connector:", url));
        }
        ways.add(way("Cursor", "In .cursor/mcp.json:", nested("mcpServers", server(url))));
        ways.add(way("VS Code", "In .vscode/mcp.json:", nested("servers", typed(url))));
        ways.add(way("Codex", "In ~/.codex/config.toml:", "[mcp_servers.kestra]\nurl = \"" + url + "\""));
        ways.add(way(
                "Others",
                "Most read such a file; the transport is Streamable HTTP:",
                nested("mcpServers", typed(url))));
        return ways;
    }

    private static Map<String, String> way(String client, String where, String text) {
        return Map.of("client", client, "where", where, "text", text);
    }

    private static JsonObject server(String url) {
        JsonObject server = new JsonObject();
        server.addProperty(URL, url);
        return server;
    }

    private static JsonObject typed(String url) {
        JsonObject server = new JsonObject();
        server.addProperty("type", "http");
        server.addProperty(URL, url);
        return server;
    }

    private static String nested(String name, JsonObject server) {
        JsonObject named = new JsonObject();
        named.add("kestra", server);
        JsonObject all = new JsonObject();
        all.add(name, named);
        return JSON.toJson(all);
    }
}
