package io.kestramcp.tool.instance;

import com.google.gson.JsonObject;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;

/** As whom the caller is known, and where the calls go. Asks Kestra nothing. */
public final class AuthStatus implements Tool {
    @Override
    public String name() {
        return "auth_status";
    }

    @Override
    public Reply call(CallContext call) {
        JsonObject status = new JsonObject();
        status.addProperty("user", call.caller().displayName());
        status.addProperty("issuer", call.caller().issuer());
        status.addProperty("tenant", call.tenant());
        status.addProperty("version", call.server().version());
        status.addProperty("edition", call.server().edition());
        return Reply.of(status);
    }
}
