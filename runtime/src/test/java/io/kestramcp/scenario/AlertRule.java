package io.kestramcp.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/**
 * An alert rule as it is shipped, and what of a gateway's metrics it looks at. Rates need a Prometheus and its time; a test
 * asks whether the series are there that a rule takes its rate of, and with which values.
 */
final class AlertRule {
    private static final Path FILE = Path.of(System.getProperty("project.root"), "deploy", "prometheus-alerts.yaml");
    private static final Pattern SELECTOR = Pattern.compile("\\b([a-z]+(?:_[a-z0-9]+)+)(?:\\{([^}]*)})?");
    private static final Pattern SERIES = Pattern.compile("([a-z0-9_]+)(?:\\{([^}]*)})? (\\S+)");
    private static final Pattern MATCHER = Pattern.compile("([a-z0-9_]+)(=~|!~|!=|=)\"([^\"]*)\"");

    private final String expression;

    private AlertRule(String expression) {
        this.expression = expression;
    }

    /** The rule of that name. */
    @SuppressWarnings("unchecked")
    static AlertRule named(String name) throws Exception {
        Map<String, List<Map<String, Object>>> file = new Yaml().load(Files.readString(FILE));
        return file.get("groups").stream()
                .flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream())
                .filter(rule -> rule.get("alert").equals(name))
                .map(rule -> new AlertRule((String) rule.get("expr")))
                .findFirst()
                .orElseThrow();
    }

    /** The expression, as Prometheus reads it. */
    String expression() {
        return expression;
    }

    /** The values of all series that the expression selects, whatever it does with them. */
    List<Double> selected(ManagementPort platform) throws Exception {
        List<MatchResult> selectors = SELECTOR.matcher(expression).results().toList();
        List<Double> values = new ArrayList<>();
        for (String line : platform.get("/metrics").body().lines().toList()) {
            SERIES.matcher(line)
                    .results()
                    .filter(series -> line.startsWith(series.group(1)))
                    .filter(series -> selectors.stream().anyMatch(selector -> selects(selector, series)))
                    .forEach(series -> values.add(Double.valueOf(series.group(3))));
        }
        return values;
    }

    private static boolean selects(MatchResult selector, MatchResult series) {
        Map<String, String> labels = new HashMap<>();
        matchers(series).forEach(label -> labels.put(label.group(1), label.group(3)));
        return selector.group(1).equals(series.group(1))
                && matchers(selector).stream()
                        .allMatch(matcher ->
                                matches(matcher.group(2), matcher.group(3), labels.getOrDefault(matcher.group(1), "")));
    }

    private static List<MatchResult> matchers(MatchResult part) {
        return part.group(2) == null
                ? List.of()
                : MATCHER.matcher(part.group(2)).results().toList();
    }

    private static boolean matches(String operator, String wanted, String value) {
        return switch (operator) {
            case "=" -> value.equals(wanted);
            case "!=" -> !value.equals(wanted);
            case "=~" -> value.matches(wanted);
            default -> !value.matches(wanted);
        };
    }
}
