package io.kestramcp.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.connect.Advice;
import io.kestramcp.connect.Assistant;
import io.kestramcp.connect.Connection;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The start page tells of each assistant what {@code kestra-mcp connect} tells: there is one source for both. */
class StartPageTest {
    private static final URI ENDPOINT = URI.create("https://mcp.example.com/mcp");

    @Test
    void each_assistant_is_there_with_what_connect_prints() {
        String page = shown(text(true));
        for (Assistant assistant : Assistant.all()) {
            if (assistant.advice("kestra", new Connection.Http(ENDPOINT)) instanceof Advice.Paste paste) {
                assertThat(page)
                        .contains("<h2>" + assistant.title() + "</h2>")
                        .contains("<code>" + paste.command().orElse(paste.text()) + "</code>");
            }
        }
    }

    @Test
    void connectors_are_told_of_only_where_anthropics_servers_can_get_in() {
        assertThat(text(true)).contains("Add custom connector:");
        assertThat(text(false)).doesNotContain("connector");
    }

    private static String text(boolean signIn) {
        PageReply.Html page = (PageReply.Html) new StartPage(() -> ENDPOINT, signIn, Optional.empty()).get(null);
        Map<String, Object> model = new HashMap<>(page.model());
        model.put("base", "");
        return new Templates().write(page.template(), model);
    }

    /** As a browser shows it. */
    private static String shown(String page) {
        return page.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#x3D;", "=")
                .replace("&lt;", "<")
                .replace("&amp;", "&");
    }
}
