package io.kestramcp.contract.change;

import io.kestramcp.contract.Schema;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows the path of a kept field: names with dots, {@code []} behind a list, {@code {}} behind labels, {@code .} for the whole. */
final class FieldPath {
    private FieldPath() {}

    /** The schema at the path; nothing when the answer has none. */
    static Optional<Schema> find(Schema answer, String path) {
        Schema here = answer;
        for (String step : shown(path).split("\\.", -1)) {
            if (step.isEmpty()) {
                continue;
            }
            boolean each = step.endsWith("[]");
            String name = each ? step.substring(0, step.length() - 2) : step;
            if (here.anything()) {
                return Optional.of(here);
            }
            Optional<Schema> next =
                    Optional.ofNullable(here.properties().get(name)).or(here::additionalProperties);
            if (next.isEmpty()) {
                return next;
            }
            here = next.get();
            if (each && here.items().isEmpty() && !here.anything()) {
                return Optional.empty();
            }
            here = each ? here.items().orElse(here) : here;
        }
        return Optional.of(here);
    }

    /** The path as Kestra has it. */
    static String shown(String path) {
        return path.replace("{}", "");
    }

    /** The names beside the last step of a path. */
    static Set<String> siblings(Schema answer, String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0
                ? answer.properties().keySet()
                : find(answer, path.substring(0, dot))
                        .map(each -> each.properties().keySet())
                        .orElse(Set.of());
    }

    /** The paths, one object down, that end in a name. */
    static List<String> elsewhere(Schema answer, String name) {
        return answer.properties().entrySet().stream()
                .filter(each -> each.getValue().properties().containsKey(name))
                .map(each -> each.getKey() + "." + name)
                .toList();
    }

    /** The path with another last step. */
    static String sibling(String path, String name) {
        String mark = path.endsWith("[]") || path.endsWith("{}") ? path.substring(path.length() - 2) : "";
        return path.substring(0, path.lastIndexOf('.') + 1) + name + mark;
    }
}
