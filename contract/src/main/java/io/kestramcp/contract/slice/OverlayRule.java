package io.kestramcp.contract.slice;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.PathNotFoundException;
import io.kestramcp.contract.ContractException;
import io.kestramcp.contract.Trees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One repair, shaped as an action of the OpenAPI Overlay Specification 1.0.
 *
 * @param where file and line, for messages
 * @param target a JSONPath expression
 * @param update what to merge into each match; null for a removal
 */
public record OverlayRule(String where, String target, Object update) {
    private static final Configuration PATHS =
            Configuration.builder().options(Option.AS_PATH_LIST).build();
    /** {@code ['a', 'b']} counts as a match when one of the two is there, or none. */
    private static final Pattern SEVERAL_NAMES = Pattern.compile("\\['[^']*'\\s*,");

    /** Refuses a target of which a part might match nothing unnoticed. */
    public OverlayRule {
        if (SEVERAL_NAMES.matcher(target).find()) {
            throw new ContractException(where + ": " + target
                    + " has several names in one bracket. Write a rule for each, so that each is known to match.");
        }
    }

    /**
     * Applies the repair to a spec, in place.
     *
     * @return whether there was anything to repair
     */
    boolean apply(Spec spec) {
        List<String> matches = matches(spec.tree());
        if (matches.isEmpty()) {
            return false;
        }
        DocumentContext document = JsonPath.parse(spec.tree());
        if (update == null) {
            document.delete(target);
        } else {
            matches.forEach(match -> merge(document.read(match)));
        }
        return true;
    }

    private List<String> matches(Map<String, Object> tree) {
        try {
            return JsonPath.using(PATHS).parse(tree).read(target);
        } catch (PathNotFoundException e) {
            return List.of();
        } catch (InvalidPathException | IllegalArgumentException e) {
            throw new ContractException(where + ": " + target + " is not a JSONPath expression: " + e.getMessage(), e);
        }
    }

    private void merge(Object match) {
        if (match instanceof Map && update instanceof Map) {
            merge(Trees.map(match), Trees.map(update));
        } else if (match instanceof List) {
            append(Trees.list(match), update);
        } else {
            throw new ContractException(where + ": the update does not fit what " + target + " matches. An object takes"
                    + " an object, a list takes what is to be added, a single value takes nothing.");
        }
    }

    private static void merge(Map<String, Object> into, Map<String, Object> from) {
        from.forEach((key, value) -> {
            Object before = into.get(key);
            if (before instanceof Map && value instanceof Map) {
                merge(Trees.map(before), Trees.map(value));
            } else if (before instanceof List && value instanceof List) {
                append(Trees.list(before), value);
            } else {
                into.put(key, copy(value));
            }
        });
    }

    private static void append(List<Object> list, Object value) {
        if (value instanceof List<?> values) {
            values.forEach(each -> list.add(copy(each)));
        } else {
            list.add(copy(value));
        }
    }

    /** A rule may match often: each match gets its own copy, or a later rule would change all of them. */
    private static Object copy(Object value) {
        if (value instanceof Map) {
            Map<String, Object> map = new LinkedHashMap<>();
            Trees.map(value).forEach((key, each) -> map.put(key, copy(each)));
            return map;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(each -> copy.add(copy(each)));
            return copy;
        }
        return value;
    }
}
