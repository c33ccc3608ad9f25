package io.kestramcp.contract.change;

import io.kestramcp.contract.Nearest;
import io.kestramcp.contract.SnakeCase;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names in sentences and in YAML. */
final class Words {
    private Words() {}

    /** A name in a sentence. */
    static String code(String name) {
        return "`" + name + "`";
    }

    /** Names in a sentence. */
    static String codes(Collection<String> names) {
        List<String> coded = names.stream().map(Words::code).toList();
        int last = coded.size() - 1;
        return last < 1
                ? String.join("", coded)
                : String.join(", ", coded.subList(0, last)) + " and " + coded.get(last);
    }

    /** What a name was probably changed to: itself, one that ends alike, or the nearest. */
    static Optional<String> successor(String name, Collection<String> candidates) {
        if (candidates.contains(name)) {
            return Optional.of(name);
        }
        return candidates.stream()
                .filter(each -> alike(name, each))
                .sorted()
                .findFirst()
                .or(() -> Nearest.to(name, candidates));
    }

    /** Whether one name is the end of the other: {@code id} and {@code flowId}. */
    static boolean alike(String left, String right) {
        return plain(left).endsWith(plain(right)) || plain(right).endsWith(plain(left));
    }

    /** A word as YAML has it. */
    static String yaml(String word) {
        return word.matches("[A-Za-z_][A-Za-z0-9_.-]*") && !word.matches("true|false|null|yes|no|on|off")
                ? word
                : '"' + word + '"';
    }

    /** A list in YAML. */
    static String yaml(Collection<String> words) {
        return words.stream().map(Words::yaml).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String plain(String name) {
        return SnakeCase.of(name).replace("_", "");
    }
}
