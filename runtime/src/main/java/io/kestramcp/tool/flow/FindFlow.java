package io.kestramcp.tool.flow;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the flow that somebody means. One flow is the match only when it is good enough and clearly ahead of the next:
 * to run the wrong flow is worse than to ask.
 */
public final class FindFlow implements Tool {
    private static final double GOOD_ENOUGH = 0.8;
    private static final double CLEARLY_AHEAD = 0.1;
    private static final double WORTH_SHOWING = 0.3;
    private static final int SHOWN = 5;
    private static final int ASKED_FOR = 100;
    /** Shorter words find too much. */
    private static final int SHORTEST_WORD = 3;

    private final Tool searchFlows;

    /** @param searchFlows {@code search_flows} */
    public FindFlow(Tool searchFlows) {
        this.searchFlows = searchFlows;
    }

    @Override
    public String name() {
        return "find_flow";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        String asked = call.arguments().text("name");
        List<Candidate> best = candidates(call, asked).stream()
                .filter(candidate -> candidate.score() >= WORTH_SHOWING)
                .sorted(Comparator.comparingDouble(Candidate::score)
                        .reversed()
                        .thenComparing(Candidate::id)
                        .thenComparing(Candidate::namespace))
                .limit(SHOWN)
                .toList();
        boolean found = !best.isEmpty()
                && best.get(0).score() >= GOOD_ENOUGH
                && (best.size() == 1 || best.get(0).score() - best.get(1).score() > CLEARLY_AHEAD);
        JsonObject content = new JsonObject();
        content.addProperty("found", found);
        if (found) {
            content.add("match", best.get(0).json());
        }
        JsonArray shown = new JsonArray();
        best.forEach(candidate -> shown.add(candidate.json()));
        content.add("candidates", shown);
        return Reply.of(content);
    }

    /**
     * Flows that have the whole name, or a word of it, in their id; if there is none, those that begin or end as a word
     * of it does, since a slip of the pen is seldom there.
     */
    private List<Candidate> candidates(CallContext call, String asked) throws KestraException {
        Map<String, Candidate> found = new LinkedHashMap<>();
        collect(call, asked, asked.strip(), found);
        List<String> words = Arrays.stream(asked.strip().split("[\\s._/-]+"))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .toList();
        for (String word : words) {
            if (!word.equals(asked.strip())) {
                collect(call, asked, word, found);
            }
        }
        if (found.isEmpty()) {
            for (String word : words) {
                collect(call, asked, word.substring(0, SHORTEST_WORD), found);
                collect(call, asked, word.substring(word.length() - SHORTEST_WORD), found);
            }
        }
        return List.copyOf(found.values());
    }

    private void collect(CallContext call, String asked, String query, Map<String, Candidate> found)
            throws KestraException {
        JsonObject page = call.use(
                searchFlows,
                new ToolInput()
                        .with("query", query)
                        .with("namespace", call.arguments().string("namespace"))
                        .with("size", ASKED_FOR)
                        .json());
        for (JsonElement each : page.getAsJsonArray("results")) {
            JsonObject flow = each.getAsJsonObject();
            Candidate candidate = new Candidate(
                    flow.get("namespace").getAsString(),
                    flow.get("flow_id").getAsString(),
                    Similarity.of(asked, flow.get("flow_id").getAsString()));
            found.put(candidate.namespace() + "/" + candidate.id(), candidate);
        }
    }

    private record Candidate(String namespace, String id, double score) {
        JsonObject json() {
            JsonObject json = new JsonObject();
            json.addProperty("namespace", namespace);
            json.addProperty("flow_id", id);
            json.addProperty("score", Math.round(score * 100) / 100.0);
            return json;
        }
    }
}
