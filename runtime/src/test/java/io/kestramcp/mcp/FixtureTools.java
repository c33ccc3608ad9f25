package io.kestramcp.mcp;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.identity.Identity;
import io.kestramcp.kestra.ApiLine;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraServer;
import io.kestramcp.tool.Hints;
import io.kestramcp.tool.Reach;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.ToolDescriptor;
import io.kestramcp.tool.ToolDescriptor.Binding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A few tools without a Kestra: each does one thing that a transport must cope with. */
public final class FixtureTools implements ToolSource {
    /** How the tests' server introduces itself. */
    public static final About ABOUT = new About("fixture", "Fixture", "1.2.3", "Use echo.");

    private static final String ANY_OBJECT = "{\"type\":\"object\"}";
    private static final String NOTHING = "{\"type\":\"object\",\"additionalProperties\":false}";

    /** Calls of {@code slow} that have started, by the call. */
    public final BlockingQueue<ToolCall> started = new LinkedBlockingQueue<>();
    /** The threads that they run on. */
    public final BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
    /** Calls of {@code slow} that were cancelled. */
    public final BlockingQueue<ToolCall> cancelled = new LinkedBlockingQueue<>();
    /** Lets {@code slow} end. */
    public final CountDownLatch release = new CountDownLatch(1);

    private volatile KestraException unreachable;
    private volatile KestraServer server = new KestraServer("2.0.0", "OSS", new ApiLine("2.0"), true);

    /** From now on Kestra cannot be asked. */
    public void unreachable(KestraException why) {
        unreachable = why;
    }

    /** From now on this Kestra answers. */
    public void connect(KestraServer other) {
        server = other;
    }

    @Override
    public KestraServer server() throws KestraException {
        if (unreachable != null) {
            throw unreachable;
        }
        return server;
    }

    @Override
    public List<ToolDescriptor> visible(Identity caller, KestraServer connected) {
        return List.of(
                        tool("echo", """
                                {"type":"object","additionalProperties":false,"required":["text"],"properties":{
                                  "text":{"type":"string","description":"What to say","maxLength":1000},
                                  "count":{"type":"integer","minimum":1,"maximum":10},
                                  "mode":{"type":"string","enum":["loud","quiet"]},
                                  "since":{"type":"string","format":"date-time"},
                                  "flow_id":{"type":"string","pattern":"^[a-z]+$"},
                                  "values":{"type":"array","items":{"type":"number"}},
                                  "inputs":{"type":"object"}}}"""),
                        tool("fail", NOTHING),
                        tool("explode", NOTHING),
                        tool("collapse", NOTHING),
                        tool("slow", NOTHING),
                        tool("progress", NOTHING))
                .stream()
                .filter(tool -> tool.isOn(connected))
                .toList();
    }

    private static ToolDescriptor tool(String name, String inputSchema) {
        TreeMap<ApiLine, Binding> bindings = new TreeMap<>(
                Map.of(new ApiLine("2.0"), new Binding(List.of(), object(inputSchema), object(ANY_OBJECT))));
        return new ToolDescriptor(
                name,
                "Title of " + name,
                "Does " + name + ".",
                "fixture",
                true,
                List.of("fixture.use"),
                Reach.NOTHING,
                new Hints(true, false, true, false),
                false,
                Duration.ofSeconds(10),
                bindings);
    }

    @Override
    public TaskSupport taskSupport(ToolDescriptor tool) {
        return Set.of("slow", "fail").contains(tool.name()) ? TaskSupport.OPTIONAL : TaskSupport.FORBIDDEN;
    }

    @Override
    public ToolAnswer call(ToolCall call) {
        return ToolAnswer.of(reply(call));
    }

    private Reply reply(ToolCall call) {
        return switch (call.tool().name()) {
            case "echo" -> Reply.of(call.arguments());
            case "fail" -> Reply.failure(object("{\"error\":\"Kestra said no\"}"));
            case "explode" -> throw new IllegalStateException("secret detail of the inside");
            case "collapse" -> throw new NoClassDefFoundError("secret/detail/of/the/Inside");
            case "slow" -> slow(call);
            case "progress" -> progress(call);
            default -> throw new IllegalArgumentException(call.tool().name());
        };
    }

    private Reply slow(ToolCall call) {
        threads.add(Thread.currentThread());
        started.add(call);
        try {
            while (!call.cancellation().cancelled() && !release.await(5, TimeUnit.MILLISECONDS)) {
                // waits for either
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (call.cancellation().cancelled()) {
            cancelled.add(call);
        }
        return Reply.of(object("{\"slow\":true}"));
    }

    private static Reply progress(ToolCall call) {
        call.progress().report(1, 3, "one");
        call.progress().report(2, 3, "two");
        call.progress().report(2, 3, "two again");
        call.progress().report(3, 3, "three");
        return Reply.of(object("{\"done\":true}"));
    }

    private static JsonObject object(String json) {
        return JsonParser.parseString(json).getAsJsonObject();
    }
}
