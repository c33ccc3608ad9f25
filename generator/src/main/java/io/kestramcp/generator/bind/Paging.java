package io.kestramcp.generator.bind;

import com.google.gson.JsonObject;
import io.kestramcp.contract.Operation;
import io.kestramcp.contract.Schema;
import io.kestramcp.generator.manifest.Lens.ParamEntry;
import java.util.Optional;

/** How Kestra pages: parameters {@code page} and {@code size}, and an answer with {@code results}. */
final class Paging {
    private static final int SIZE = 25;
    private static final int LARGEST = 100;

    private Paging() {}

    /** Whether the operation answers in pages. */
    static boolean of(Operation operation) {
        return operation.parameter("page").isPresent()
                && operation.parameter("size").isPresent()
                && row(operation).isPresent();
    }

    /** Whether the parameter tells the order in which the operation pages. Kestra has none of its own. */
    static boolean orders(Operation operation, String parameter) {
        return parameter.equals("sort") && of(operation);
    }

    /** Whether the manifest fixes an order, or says why there is none. */
    static boolean settled(ParamEntry order) {
        boolean fixed = order.fixed()
                .filter(value -> value.isJsonArray() && !value.getAsJsonArray().isEmpty())
                .isPresent();
        return fixed || order.reason().isPresent();
    }

    /** The schema of one result. */
    static Optional<Schema> row(Operation operation) {
        return operation
                .answer()
                .map(answer -> answer.properties().get("results"))
                .flatMap(Schema::items);
    }

    /** How many results a page has by itself: more than Kestra's own ten, which costs a call for every ten. */
    static Optional<Integer> size(Operation operation, String parameter) {
        return of(operation) && parameter.equals("size") ? Optional.of(SIZE) : Optional.empty();
    }

    /** Bounds the paging parameters. Kestra has no upper one for the size. */
    static void bounds(Operation operation, String parameter, JsonObject schema) {
        if (of(operation) && (parameter.equals("page") || parameter.equals("size"))) {
            schema.addProperty("minimum", 1);
            if (parameter.equals("size")) {
                schema.addProperty("maximum", LARGEST);
            }
        }
    }

    /** What is said about the paging parameters, where the manifest says nothing. */
    static Optional<String> description(Operation operation, String parameter) {
        if (!of(operation)) {
            return Optional.empty();
        }
        return switch (parameter) {
            case "page" -> Optional.of("From 1; next_page of an answer is the next one.");
            case "size" -> Optional.of("Results per page.");
            default -> Optional.empty();
        };
    }
}
