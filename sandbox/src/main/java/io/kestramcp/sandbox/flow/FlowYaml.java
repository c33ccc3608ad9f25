package io.kestramcp.sandbox.flow;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.http.Refusal;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads YAML as Kestra does: version 1.1, in which on, off, yes and no are booleans; dates stay text. */
public final class FlowYaml {
    private static final Pattern DOCUMENT_END = Pattern.compile("(?m)^---\\s*$\\R?");
    private static final Gson GSON = new Gson();

    private FlowYaml() {}

    /** The documents of a source, in order; a source without a mark is one document, even when it is empty. */
    static List<String> documents(String source) {
        List<String> documents = Arrays.stream(DOCUMENT_END.split(source, -1))
                .filter(document -> !document.isBlank())
                .toList();
        return documents.isEmpty() ? List.of("") : documents;
    }

    /** One document of a flow as JSON; the problem tells line and column. */
    static JsonObject readFlow(String document) throws FlowProblem {
        try {
            JsonElement flow = read(document);
            if (flow.isJsonNull()) {
                throw problem("No content to map due to end-of-input", 1, 1);
            }
            if (!flow.isJsonObject()) {
                throw problem("Cannot construct a flow from a value that is no object", 1, 1);
            }
            return flow.getAsJsonObject();
        } catch (MarkedYAMLException e) {
            throw problem(
                    e.getMessage(),
                    e.getProblemMark().getLine() + 1,
                    e.getProblemMark().getColumn() + 1);
        } catch (YAMLException e) {
            throw problem(e.getMessage(), 1, 1);
        }
    }

    /**
     * Any YAML as JSON.
     *
     * @throws YAMLException when it does not parse
     */
    public static JsonElement read(String text) {
        LoaderOptions options = new LoaderOptions();
        Yaml yaml = new Yaml(
                new SafeConstructor(options),
                new Representer(new DumperOptions()),
                new DumperOptions(),
                options,
                new DatesAsText());
        return GSON.toJsonTree(yaml.<Object>load(new StringReader(text)));
    }

    private static FlowProblem problem(String detail, int line, int column) {
        String parsing = "YAML parsing error: " + detail + "\n at [Source: (StringReader); line: " + line + ", column: "
                + column + "] (at line " + line + ")";
        return new FlowProblem("Illegal Flow source: " + parsing, List.of(new Refusal.Violation(parsing, "yaml")));
    }

    private static final class DatesAsText extends Resolver {
        @Override
        public void addImplicitResolver(Tag tag, Pattern regexp, String first, int limit) {
            if (!Tag.TIMESTAMP.equals(tag)) {
                super.addImplicitResolver(tag, regexp, first, limit);
            }
        }
    }
}
