package io.kestramcp.mcp;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A client that answers while its task waits (2026-07-28, tasks extension, {@code tasks/update}). */
final class TaskClient implements Client {
    private static final String PAGE = "page";

    private final Task task;
    private final Set<Capability> declared;

    /** @param declared with the call that became a task; nothing when the client cannot be asked within a task */
    TaskClient(Task task, Set<Capability> declared) {
        this.task = task;
        this.declared = Set.copyOf(declared);
    }

    @Override
    public boolean can(Capability capability) {
        return declared.contains(capability);
    }

    /** An answer belongs to one question of one task, whatever trust is asked for. */
    @Override
    public Map<String, JsonObject> ask(Map<String, Question> questions, Trust trust) throws Unanswered {
        for (Question question : questions.values()) {
            if (!can(question.capability())) {
                throw new CannotAsk(ProtocolException.missingCapability(question.capability()));
            }
        }
        Optional<Map<String, JsonObject>> answers;
        try {
            answers = task.ask(questions);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answers = Optional.empty();
        }
        return answers.orElseThrow(
                () -> new CannotAsk(ProtocolException.internal(200, "The task was ended. Nothing was done.")));
    }

    @Override
    public boolean visit(Question.Page page) throws Unanswered {
        JsonObject answer = ask(Map.of(PAGE, page), Trust.ASKED).get(PAGE);
        return answer.get("action").getAsString().equals("accept");
    }

    /** The client looks at the task. */
    @Override
    public void completed(Question.Page page) {}
}
