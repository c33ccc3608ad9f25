package io.kestramcp.tool.text;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A list: its rows as a table, what else was said of it, then how much of how many it is and the way on. */
final class ListText {
    private static final Set<String> OWN = Set.of("results", "total", "page", "next_page");

    private ListText() {}

    static String of(JsonObject content, JsonArray results) {
        List<String> fenced = new ArrayList<>();
        if (!results.isEmpty()) {
            fenced.add(Table.of(results));
        }
        JsonObject rest = rest(content);
        if (rest.size() > 0) {
            fenced.add(ObjectText.of(rest));
        }
        String bounds = bounds(content, results.size());
        return fenced.isEmpty() ? bounds : Fence.marked(String.join("\n", fenced)) + "\n" + bounds;
    }

    private static JsonObject rest(JsonObject content) {
        JsonObject rest = new JsonObject();
        content.asMap().forEach((key, value) -> {
            if (!OWN.contains(key) || (!key.equals("results") && Inline.wholeNumber(value) == null)) {
                rest.add(key, value);
            }
        });
        return rest;
    }

    /** Such as {@code 25 of 214 (page 2); next: page 3}. Without a total, a next page is one that may be there. */
    private static String bounds(JsonObject content, int rows) {
        String total = Inline.wholeNumber(content.get("total"));
        String page = Inline.wholeNumber(content.get("page"));
        String next = Inline.wholeNumber(content.get("next_page"));
        StringBuilder bounds = new StringBuilder();
        if (rows == 0) {
            bounds.append("Nothing found");
        } else {
            bounds.append(rows).append(total == null ? " shown" : " of " + total);
        }
        if (page != null && !page.equals("1")) {
            bounds.append(" (page ").append(page).append(')');
        }
        if (next != null) {
            bounds.append(total == null ? "; there may be more: page " : "; next: page ")
                    .append(next);
        }
        return bounds.append('.').toString();
    }
}
