package io.kestramcp.tool.text;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Rows as lines, cells between tabs, the names of the columns first. A row that is no object is one cell. */
final class Table {
    private Table() {}

    static String of(JsonArray rows) {
        List<String> columns = columns(rows);
        List<String> lines = new ArrayList<>();
        if (!columns.isEmpty()) {
            lines.add(columns.stream().map(Inline::escaped).collect(Collectors.joining("\t")));
        }
        rows.forEach(row -> lines.add(line(columns, row)));
        return String.join("\n", lines);
    }

    private static String line(List<String> columns, JsonElement row) {
        if (!(row instanceof JsonObject object)) {
            return Inline.cell(row);
        }
        StringJoiner cells = new StringJoiner("\t");
        for (String column : columns) {
            cells.add(Inline.cell(object.get(column)));
        }
        return cells.toString();
    }

    /** Every key of every row. A key that earlier rows lack goes behind the one that it follows in its own row. */
    private static List<String> columns(JsonArray rows) {
        List<String> columns = new ArrayList<>();
        for (JsonElement row : rows) {
            if (row instanceof JsonObject object) {
                int place = 0;
                for (String key : object.keySet()) {
                    if (!columns.contains(key)) {
                        columns.add(place, key);
                    }
                    place = columns.indexOf(key) + 1;
                }
            }
        }
        return columns;
    }
}
