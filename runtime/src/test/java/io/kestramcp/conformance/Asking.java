package io.kestramcp.conformance;

import com.google.gson.JsonObject;
import io.kestramcp.conformance.SuiteTools.Work;
import io.kestramcp.mcp.Client.Trust;
import io.kestramcp.mcp.Question;
import io.kestramcp.mcp.Question.Roots;
import io.kestramcp.mcp.Question.Sampling;
import io.kestramcp.mcp.ToolAnswer;
import io.kestramcp.mcp.ToolCall;
import io.kestramcp.mcp.Unanswered;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The suite's tools that ask the client before they answer. */
final class Asking {
    /** None of the suite's: it has no scenario for pages. */
    private static final Question.Page PAGE =
            new Question.Page("A token is needed.", URI.create("https://mcp.example.com/token"), "visit-1");

    private static final String NAME = "What is your name?";

    private Asking() {}

    static Map<String, Work> tools() {
        Map<String, Work> tools = new LinkedHashMap<>();
        tools.put("test_sampling", call -> ask(call, "llm", new Sampling(argument(call, "prompt"), 100)));
        tools.put("test_missing_capability", call -> ask(call, "llm", new Sampling("Anything", 100)));
        tools.put("test_elicitation", call -> ask(call, "user", Forms.user(argument(call, "message"))));
        tools.put("test_elicitation_sep1034_defaults", call -> ask(call, "defaults", Forms.defaults()));
        tools.put("test_elicitation_sep1330_enums", call -> ask(call, "choices", Forms.choices()));
        tools.put("test_streaming_elicitation", call -> ask(call, "user_name", Forms.text(NAME, "name")));
        tools.put("test_page", call -> {
            String action = call.client()
                    .ask(Map.of("page", PAGE), Trust.ASKED)
                    .get("page")
                    .get("action")
                    .getAsString();
            call.client().completed(PAGE);
            return Answering.text("the user said " + action);
        });
        tools.put(
                "test_page_required",
                call -> Answering.text("opened: " + call.client().visit(PAGE)));
        tools.putAll(roundTrips());
        return tools;
    }

    private static Map<String, Work> roundTrips() {
        String prefix = "test_input_required_result_";
        Map<String, Work> tools = new LinkedHashMap<>();
        // The suite answers this one before it is asked, and wants that to count.
        tools.put(
                prefix + "elicitation",
                call -> reply(call.client().ask(Map.of("user_name", Forms.text(NAME, "name")), Trust.ANY)));
        tools.put(
                prefix + "sampling",
                call -> ask(call, "capital_question", new Sampling("What is the capital of France?", 100)));
        tools.put(prefix + "list_roots", call -> ask(call, "client_roots", new Roots()));
        tools.put(prefix + "request_state", call -> ask(call, "confirm", Forms.confirmation("Please confirm")));
        tools.put(prefix + "tampered_state", call -> ask(call, "confirm", Forms.confirmation("Please confirm")));
        tools.put(
                prefix + "multiple_inputs",
                call -> reply(call.client()
                        .ask(
                                Map.of(
                                        "user_name", Forms.text(NAME, "name"),
                                        "greeting", new Sampling("Generate a greeting", 50),
                                        "client_roots", new Roots()),
                                Trust.ASKED)));
        tools.put(prefix + "multi_round", Asking::twice);
        tools.put(prefix + "capabilities", Asking::whatTheClientCan);
        return tools;
    }

    private static ToolAnswer twice(ToolCall call) throws Unanswered {
        ask(call, "step1", Forms.text("Step 1: What is your name?", "name"));
        return ask(call, "step2", Forms.text("Step 2: What is your favorite color?", "color"));
    }

    private static ToolAnswer whatTheClientCan(ToolCall call) throws Unanswered {
        Map<String, Question> all =
                Map.of("user_name", Forms.text(NAME, "name"), "greeting", new Sampling("Generate a greeting", 50));
        Map<String, Question> possible = new LinkedHashMap<>(all);
        possible.values().removeIf(question -> !call.client().can(question.capability()));
        return reply(call.client().ask(possible, Trust.ASKED));
    }

    private static ToolAnswer ask(ToolCall call, String name, Question question) throws Unanswered {
        return reply(call.client().ask(Map.of(name, question), Trust.ASKED));
    }

    /** The suite looks for "state-ok" where a state was checked; here it always was. */
    private static ToolAnswer reply(Map<String, JsonObject> answers) {
        return Answering.text("state-ok " + answers);
    }

    private static String argument(ToolCall call, String name) {
        return call.arguments().get(name).getAsString();
    }
}
