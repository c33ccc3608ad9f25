package io.kestramcp.tool.text;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** A page of {@code list_executions} as real as it can be made: ids, times and names of the length that Kestra gives. */
final class ExecutionsPage {
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String[] NAMESPACES = {"company.team", "company.team.sales", "company.data"};
    private static final String[] FLOWS = {"hello", "daily_sales_report", "sync-customers", "each", "load_warehouse"};
    private static final String[] STATES = {"SUCCESS", "SUCCESS", "SUCCESS", "FAILED", "WARNING", "KILLED"};

    private ExecutionsPage() {}

    static JsonObject of(int rows, int total) {
        Random random = new Random(1);
        JsonArray results = new JsonArray();
        for (int i = 0; i < rows; i++) {
            results.add(row(random, i));
        }
        JsonObject page = new JsonObject();
        page.add("results", results);
        page.addProperty("page", 1);
        page.addProperty("total", total);
        page.addProperty("next_page", 2);
        return page;
    }

    private static JsonObject row(Random random, int index) {
        long lasted = random.nextInt(90_000_000);
        JsonObject row = new JsonObject();
        row.addProperty("execution_id", id(random));
        row.addProperty("namespace", NAMESPACES[random.nextInt(NAMESPACES.length)]);
        row.addProperty("flow_id", FLOWS[random.nextInt(FLOWS.length)]);
        row.addProperty("flow_revision", 1 + random.nextInt(40));
        row.addProperty("state", index == 0 ? "RUNNING" : STATES[random.nextInt(STATES.length)]);
        row.addProperty(
                "started",
                Instant.parse("2026-11-21T08:00:00Z")
                        .minusSeconds(index * 413L)
                        .plusNanos(random.nextInt(1_000_000) * 1_000L)
                        .toString());
        row.addProperty("duration", Duration.ofNanos(lasted * 1_000L).toString());
        return row;
    }

    /** 128 random bits in base 62: 22 characters. */
    private static String id(Random random) {
        BigInteger bits = new BigInteger(128, random);
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < 22; i++) {
            id.append(BASE62.charAt(bits.mod(BigInteger.valueOf(62)).intValue()));
            bits = bits.divide(BigInteger.valueOf(62));
        }
        return id.toString();
    }
}
