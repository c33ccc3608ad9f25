package io.kestramcp.tool.instance;

import com.google.gson.JsonObject;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.Arguments;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Has Kestra's AI write YAML. Saving it is always another call, so that somebody has seen it. */
abstract class Generation implements Tool {
    private final String name;
    private final Tool ask;
    private final String saving;

    /** @param saving the tool that saves what was written */
    Generation(String name, Tool ask, String saving) {
        this.name = name;
        this.ask = ask;
        this.saving = saving;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Optional<Predicate<Arguments>> waits() {
        return Optional.of(arguments -> true);
    }

    @Override
    public final Reply call(CallContext call) throws KestraException {
        call.progress().report(0, 1, "Kestra's AI is writing");
        JsonObject answer = call.use(
                ask,
                new ToolInput()
                        .with("conversation_id", UUID.randomUUID().toString())
                        .with("user_prompt", call.arguments().text("prompt"))
                        .with("yaml", call.arguments().string("source"))
                        .with("namespace", call.arguments().string("namespace"))
                        .with("provider_id", call.arguments().string("provider_id"))
                        .json());
        answer.addProperty("next", "Nothing was saved. Read it, then save it with " + saving + ".");
        return Reply.of(answer);
    }
}
