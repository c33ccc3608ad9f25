package io.kestramcp.tool;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.ApiLine;
import io.kestramcp.kestra.Cancellation;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A part for a hand-written tool: gives prepared answers in order, the last one again and again, and keeps what it was asked. */
public final class FakeTool implements Tool {
    private final List<JsonObject> asked = new ArrayList<>();
    private final Iterator<Object> answers;
    private Object last;

    private FakeTool(List<Object> answers) {
        this.answers = answers.iterator();
    }

    /** Answers with JSON texts. */
    public static FakeTool answering(String... json) {
        return new FakeTool(List.<Object>copyOf(Arrays.asList(json)));
    }

    /** Fails as Kestra does for what is not there. */
    public static FakeTool notFound() {
        return new FakeTool(
                List.of(new KestraException(KestraException.Kind.NOT_FOUND, 404, "Not Found", List.of(), "", false)));
    }

    /** Must not be asked. */
    public static FakeTool untouched() {
        return new FakeTool(List.of());
    }

    /** A call with these arguments on a line. */
    public static CallContext call(String line, String arguments) {
        return call(line, arguments, Consent.NOT_NEEDED);
    }

    /** A call with these arguments on a line, which somebody consents to. */
    public static CallContext call(String line, String arguments, Consent consent) {
        return new CallContext(
                new Arguments(JsonParser.parseString(arguments).getAsJsonObject()),
                Principal.local(),
                "main",
                new KestraServer(line + ".0", "OSS", new ApiLine(line), true),
                null,
                Duration.ofSeconds(1),
                new Cancellation(),
                Progress.NONE,
                Namespaces.ALL,
                consent);
    }

    /** Says yes to all, and keeps what it was asked. */
    public static Consent saysYes(List<String> asked) {
        return new Consent() {
            @Override
            public boolean needed() {
                return true;
            }

            @Override
            public void require(Effect effect) {
                asked.add(effect.words());
            }

            @Override
            public Optional<String> offer(Effect effect) {
                return Optional.empty();
            }
        };
    }

    /** What it was asked, in order. */
    public List<JsonObject> asked() {
        return asked;
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        asked.add(call.arguments().values().deepCopy());
        if (answers.hasNext()) {
            last = answers.next();
        }
        if (last instanceof KestraException failure) {
            throw failure;
        }
        if (last == null) {
            throw new AssertionError("It was asked, and should not: " + asked);
        }
        return Reply.of(JsonParser.parseString((String) last).getAsJsonObject());
    }
}
