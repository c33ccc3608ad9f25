package io.kestramcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.identity.Identity;
import io.kestramcp.kestra.ApiLine;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What counts as a change. */
class SubscriptionsTest {
    private static final KestraServer OTHER_LINE = new KestraServer("1.3.0", "OSS", new ApiLine("1.3"), true);
    private static final KestraServer SAME_LINE = new KestraServer("2.0.1", "OSS", new ApiLine("2.0"), true);
    private final KestraException away =
            new KestraException(KestraException.Kind.UNREACHABLE, 0, "It is away.", List.of(), "Wait.", false);

    private final FixtureTools tools = new FixtureTools();
    private final Subscriptions subscriptions =
            new Subscriptions(new Features(Offer.ofTools(FixtureTools.ABOUT, tools)), Set.of(Listing.TOOLS));
    private final List<String> told = new ArrayList<>();

    private void look(boolean room) {
        subscriptions.look(Identity.local(), (method, params) -> {
            if (room) {
                told.add(method);
            }
            return room;
        });
    }

    @Test
    void another_line_of_kestra_behind_changes_the_list_of_tools() {
        look(true);
        tools.connect(OTHER_LINE);
        look(true);
        look(true);
        assertThat(told).containsExactly("notifications/tools/list_changed");
    }

    @Test
    void a_new_version_with_the_same_tools_is_no_change() {
        look(true);
        tools.connect(SAME_LINE);
        look(true);
        assertThat(told).isEmpty();
    }

    @Test
    void a_kestra_that_is_away_for_a_while_is_no_change() {
        look(true);
        tools.unreachable(away);
        look(true);
        tools.unreachable(null);
        look(true);
        assertThat(told).isEmpty();
    }

    @Test
    void a_kestra_that_was_not_there_at_first_is_told_of_when_it_comes() {
        tools.unreachable(away);
        look(true);
        tools.unreachable(null);
        look(true);
        assertThat(told).containsExactly("notifications/tools/list_changed");
    }

    @Test
    void what_could_not_be_told_is_told_at_the_next_look() {
        look(true);
        tools.connect(OTHER_LINE);
        look(false);
        look(true);
        assertThat(told).containsExactly("notifications/tools/list_changed");
    }

    @Test
    void a_resource_whose_reading_crashes_is_left_out_and_the_stream_opens() throws Exception {
        Offer offer = new Offer(
                FixtureTools.ABOUT, tools, Optional.of(new Crashing()), Optional.empty(), Optional.empty(), false);
        ObjectNode params = Wire.object();
        params.putObject("notifications").putArray("resourceSubscriptions").add("kestra://instance");
        ListenRequest listen = ListenRequest.of(
                new Message.Request(Wire.tree(Map.of("id", 1)).get("id"), ListenRequest.METHOD, params),
                new Features(offer));

        assertThat(listen.begin(Identity.local())
                        .path("params")
                        .path("notifications")
                        .path("resourceSubscriptions"))
                .isEmpty();
    }

    /** Resources with a fault of ours. */
    private static final class Crashing implements ResourceSource {
        @Override
        public List<Resource> resources(Identity caller) {
            return List.of();
        }

        @Override
        public List<ResourceTemplate> templates(Identity caller) {
            return List.of();
        }

        @Override
        public List<ResourceContents> read(String uri, Scope scope) {
            throw new IllegalStateException("a fault");
        }
    }
}
