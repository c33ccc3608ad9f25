package io.kestramcp.http.page;

import io.kestramcp.connect.Advice;
import io.kestramcp.connect.Assistant;
import io.kestramcp.connect.Connection;
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
    /** What the server is called in the assistants' configurations. */
    private static final String NAME = "kestra";

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
        URI url = endpoint.get();
        Map<String, Object> model = new HashMap<>(Map.of(
                "title",
                "Connect an assistant to Kestra",
                "endpoint",
                url.toString(),
                "signIn",
                signIn,
                "ways",
                ways(url)));
        tokenPage.ifPresent(page -> model.put("tokenPage", page.toString()));
        return PageReply.page(HttpStatus.OK_200, "start", model);
    }

    private List<Map<String, Object>> ways(URI url) {
        Connection connection = new Connection.Http(url);
        List<Map<String, Object>> ways = new ArrayList<>();
        for (Assistant assistant : Assistant.all()) {
            if (assistant.advice(NAME, connection) instanceof Advice.Paste paste) {
                ways.add(
                        paste.command().isPresent()
                                ? way(
                                        assistant.title(),
                                        "Run in a terminal:",
                                        paste.command().get(),
                                        List.of())
                                : way(assistant.title(), paste.where(), paste.text(), paste.notes()));
            }
        }
        if (signIn) {
            // It connects from Anthropic's servers, which reach no gateway that serves its own machine alone.
            ways.add(
                    1,
                    way(
                            "Claude, on the web and on the desktop",
                            "Settings, Connectors, Add custom connector:",
                            url.toString(),
                            List.of()));
        }
        ways.add(way(
                "Others",
                "Most read such a file; the transport is Streamable HTTP:",
                Assistant.common(NAME, connection),
                List.of()));
        return ways;
    }

    private static Map<String, Object> way(String client, String where, String text, List<String> notes) {
        return Map.of("client", client, "where", where, "text", text, "notes", notes);
    }
}
