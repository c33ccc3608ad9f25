package io.kestramcp.generator.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.contract.change.Change;
import io.kestramcp.contract.slice.ListedOperation;
import java.util.List;
import java.util.Locale;

/** The report for a program: the same facts as the page. */
public final class ReportJson {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private ReportJson() {}

    /** The JSON; the same report gives the same text. */
    public static String of(ApiReport report) {
        JsonObject json = new JsonObject();
        json.addProperty("product", report.product());
        json.addProperty("from", report.comparison().before().version());
        json.addProperty("to", report.comparison().after().version());
        json.addProperty("line", report.comparison().after().line());
        json.addProperty("open_decisions", report.open().size());
        JsonObject tools = new JsonObject();
        report.comparison().tools().forEach(tool -> tools.addProperty(tool.tool(), word(tool.verdict())));
        json.add("tools", tools);
        JsonArray changes = new JsonArray();
        report.comparison().tools().stream()
                .flatMap(tool -> tool.changes().stream())
                .distinct()
                .forEach(change -> changes.add(change(change, report)));
        json.add("changes", changes);
        json.add("new_operations", operations(report.operations().added(), report));
        json.add("gone_operations", operations(report.operations().gone(), report));
        JsonArray repairs = new JsonArray();
        report.idleRepairs().forEach(rule -> repairs.add(rule.where() + ": " + rule.target()));
        json.add("repairs_that_found_nothing", repairs);
        JsonArray problems = new JsonArray();
        report.problems().forEach(problems::add);
        json.add("problems", problems);
        return GSON.toJson(json) + "\n";
    }

    private static JsonObject change(Change change, ApiReport report) {
        JsonObject json = new JsonObject();
        json.addProperty("by", change.adapter());
        JsonArray tools = new JsonArray();
        report.comparison().touchedBy(change).forEach(tools::add);
        json.add("tools", tools);
        json.addProperty("operation", change.operation());
        json.addProperty("kind", word(change.kind()));
        json.addProperty("subject", change.subject());
        json.addProperty("sentence", change.sentence());
        if (change.decision()) {
            json.addProperty("decision", report.settled().contains(change) ? "made" : "open");
        }
        if (!change.remedies().isEmpty()) {
            JsonArray keys = new JsonArray();
            change.remedies().forEach(remedy -> keys.add(remedy.key()));
            json.add("keys", keys);
        }
        return json;
    }

    private static JsonArray operations(List<ListedOperation> operations, ApiReport report) {
        JsonArray array = new JsonArray();
        for (ListedOperation operation : operations) {
            JsonObject json = new JsonObject();
            json.addProperty("id", operation.id());
            json.addProperty("tag", operation.tag());
            json.addProperty("route", operation.method() + " " + operation.path());
            String account = report.operations().account().get(operation.id());
            if (account != null) {
                json.addProperty("account", account);
            }
            array.add(json);
        }
        return array;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
