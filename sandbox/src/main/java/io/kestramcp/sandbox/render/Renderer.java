package io.kestramcp.sandbox.render;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The little of Pebble that the sandbox renders: {@code {{ path.to.value }}}, and {@code {{ path ?? 'otherwise' }}}
 * with a text, number or path on the right. Anything else is refused, not passed through.
 */
public final class Renderer {
    private static final Pattern EXPRESSION = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final Pattern PATH = Pattern.compile("[A-Za-z_][\\w-]*(\\.[\\w-]+)*");
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(-?\\d+)");

    private final JsonObject variables;

    /** A renderer over variables. */
    public Renderer(JsonObject variables) {
        this.variables = variables;
    }

    /**
     * The text with every expression replaced.
     *
     * @throws RenderException for a variable that is not there, or an expression that the sandbox does not know
     */
    public String render(String template) {
        Matcher expression = EXPRESSION.matcher(template);
        StringBuilder text = new StringBuilder();
        while (expression.find()) {
            String value = evaluate(expression.group(1).trim());
            expression.appendReplacement(text, Matcher.quoteReplacement(value));
        }
        return expression.appendTail(text).toString();
    }

    private String evaluate(String expression) {
        String[] sides = expression.split("\\?\\?", 2);
        JsonElement value = lookup(sides[0].trim());
        if (value != null && !value.isJsonNull()) {
            return text(value);
        }
        if (sides.length == 2) {
            Matcher literal = QUOTED.matcher(sides[1].trim());
            return literal.matches() ? literal.group().replaceAll("^['\"]|['\"]$", "") : evaluate(sides[1].trim());
        }
        if (value != null) {
            return "";
        }
        throw new RenderException(
                "Unable to find `" + expression + "` used in the expression `{{ " + expression + " }}`");
    }

    private JsonElement lookup(String path) {
        if (!PATH.matcher(path).matches()) {
            throw new RenderException("The sandbox renders plain variables only, not `" + path + "`");
        }
        JsonElement value = variables;
        for (String name : path.split("\\.", -1)) {
            if (value == null || !value.isJsonObject()) {
                return null;
            }
            value = value.getAsJsonObject().get(name);
        }
        return value;
    }

    private static String text(JsonElement value) {
        return value.isJsonPrimitive() ? value.getAsString() : value.toString();
    }
}
