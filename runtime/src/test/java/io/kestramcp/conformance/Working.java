package io.kestramcp.conformance;

import com.google.gson.JsonObject;
import io.kestramcp.conformance.SuiteTools.Work;
import io.kestramcp.mcp.Client.Trust;
import io.kestramcp.mcp.Content;
import io.kestramcp.mcp.Question;
import io.kestramcp.mcp.TaskSupport;
import io.kestramcp.mcp.ToolAnswer;
import io.kestramcp.mcp.ToolCall;
import io.kestramcp.mcp.Unanswered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The tools by which the suite tries the tasks extension. */
final class Working {
    static final String SECONDS = "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{"
            + "\"seconds\":{\"type\":\"integer\"},\"label\":{\"type\":\"string\"}}}";
    static final Map<String, TaskSupport> SUPPORT = Map.of(
            "slow_compute", TaskSupport.OPTIONAL,
            "failing_job", TaskSupport.REQUIRED,
            "protocol_error_job", TaskSupport.OPTIONAL,
            "confirm_delete", TaskSupport.OPTIONAL,
            "multi_input", TaskSupport.OPTIONAL,
            "test_tool_with_task", TaskSupport.REQUIRED);

    private static final String NAME = "user_name";

    private Working() {}

    static Map<String, Work> tools() {
        Map<String, Work> tools = new LinkedHashMap<>();
        tools.put("greet", call -> Answering.text("Hello, " + argument(call, "name") + "!"));
        tools.put("slow_compute", Working::slowly);
        tools.put(
                "failing_job",
                call -> new ToolAnswer(List.of(new Content.Text("The job failed.")), new JsonObject(), true));
        // No client of the suite has folders, so this question is an error of the protocol.
        tools.put("protocol_error_job", call -> ask(call, Map.of("roots", new Question.Roots())));
        tools.put(
                "confirm_delete",
                call -> ask(call, Map.of("confirm", Forms.sure("Delete " + argument(call, "filename") + "?"))));
        tools.put(
                "multi_input",
                call -> ask(call, Map.of("one", Forms.text("One?", "name"), "two", Forms.text("Two?", "name"))));
        tools.put("test_tool_with_task", call -> Answering.text("Worked for " + argument(call, NAME)));
        return tools;
    }

    /** One of them wants to know a name before it becomes a task. */
    static ToolCall before(ToolCall call) throws Unanswered {
        if (!call.tool().name().equals("test_tool_with_task")) {
            return call;
        }
        JsonObject answer = call.client()
                .ask(Map.of(NAME, Forms.text("What is your name?", "name")), Trust.ASKED)
                .get(NAME);
        JsonObject arguments = new JsonObject();
        arguments.add(NAME, answer.getAsJsonObject("content").get("name"));
        return new ToolCall(
                call.operation(),
                call.tool(),
                call.calledAs(),
                arguments,
                call.caller(),
                call.server(),
                call.cancellation(),
                call.progress(),
                call.client(),
                call.log());
    }

    private static ToolAnswer slowly(ToolCall call) {
        CountDownLatch gone = new CountDownLatch(1);
        call.cancellation().onCancel(gone::countDown);
        try {
            boolean early = gone.await(call.arguments().get("seconds").getAsInt(), TimeUnit.SECONDS);
            return Answering.text(early ? "Stopped." : "Computed.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answering.text("Interrupted.");
        }
    }

    private static ToolAnswer ask(ToolCall call, Map<String, Question> questions) throws Unanswered {
        return Answering.text("Answered: " + call.client().ask(questions, Trust.ASKED));
    }

    private static String argument(ToolCall call, String name) {
        return call.arguments().get(name).getAsString();
    }
}
