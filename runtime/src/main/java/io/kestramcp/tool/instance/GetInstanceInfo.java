package io.kestramcp.tool.instance;

import com.google.gson.JsonObject;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;

/** Which Kestra this is, and by which contract it is spoken to. */
public final class GetInstanceInfo implements Tool {
    private final Tool configuration;

    /** @param configuration the part {@code configuration} */
    public GetInstanceInfo(Tool configuration) {
        this.configuration = configuration;
    }

    @Override
    public String name() {
        return "get_instance_info";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        JsonObject info = call.use(configuration, new JsonObject());
        info.addProperty("tenant", call.tenant());
        info.addProperty("api_line", call.line());
        info.addProperty("line_known", call.server().lineKnown());
        call.server().note().ifPresent(note -> info.addProperty("note", note));
        return Reply.of(info);
    }
}
