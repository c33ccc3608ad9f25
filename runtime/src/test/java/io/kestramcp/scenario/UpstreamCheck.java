package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.sandbox.RecordedRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What may be asked: everything names something of his, and nothing else's. */
final class UpstreamCheck {
    /** What belongs to no namespace, and is public. */
    private static final Pattern OPEN =
            Pattern.compile("/api/v1/(configs|plugins(/.*)?|[^/]+/blueprints/community/.*)");

    /** How it is found out where something is. */
    private static final Pattern LOOKUP = Pattern.compile("/api/v1/[^/]+/(executions|apps)/[^/]+");

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Pattern TREE = Pattern.compile("filters\\[namespace]\\[PREFIX]=([^&]*)");

    private final Scopes scopes;
    private final Set<String> own = new HashSet<>();
    private final Set<String> foreign = new HashSet<>();
    private final String told;

    UpstreamCheck(Scopes scopes, Landscape landscape, String told) {
        this.scopes = scopes;
        this.told = told;
        for (String namespace : Scopes.ALL) {
            Set<String> side = scopes.hold(namespace) ? own : foreign;
            side.add(namespace);
            side.addAll(landscape.idsIn(namespace).values());
        }
    }

    void of(String call, List<RecordedRequest> requests) {
        for (RecordedRequest request : requests) {
            boolean free = OPEN.matcher(request.path()).matches()
                    || (request.method().equals("GET")
                            && LOOKUP.matcher(request.path()).matches());
            if (!free) {
                String text = text(request);
                Set<String> words =
                        WORD.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
                assertThat(words).as("%s: %s sent %s", told, call, text).doesNotContainAnyElementsOf(foreign);
                // A filter's executions are those that it found; others' are all known.
                if (!request.path().endsWith("/by-ids")) {
                    assertThat(words).as("%s: %s sent %s", told, call, text).containsAnyElementsOf(own);
                }
                TREE.matcher(text).results().forEach(tree -> assertThat(scopes.holdTree(tree.group(1)))
                        .as("%s: %s searched all below %s", told, call, tree.group(1))
                        .isTrue());
            }
        }
    }

    private static String text(RecordedRequest request) {
        String query = request.query() == null ? "" : request.query();
        return request.method() + " " + URLDecoder.decode(request.path() + "?" + query, StandardCharsets.UTF_8) + " "
                + request.body();
    }
}
