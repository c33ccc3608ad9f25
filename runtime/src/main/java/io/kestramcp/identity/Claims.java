package io.kestramcp.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the identity provider says about the caller, after validation: the claims of an access token. Deeply immutable;
 * values are strings, numbers, booleans, lists and maps. {@link #toString()} shows names only, for claims are personal data.
 */
public final class Claims {
    private static final Claims NONE = new Claims(Map.of());

    private final Map<String, Object> values;
    private final int hash;

    private Claims(Map<String, Object> values) {
        this.values = values;
        // Worked out here: decisions are looked up by it, over and over.
        this.hash = values.hashCode();
    }

    /** No claim at all: the caller is granted nothing by a claim. */
    public static Claims none() {
        return NONE;
    }

    /** A copy of {@code values}; claims whose value is {@code null} are left out. */
    public static Claims of(Map<String, ?> values) {
        return new Claims(frozenMap(values));
    }

    /** Every claim by its name. */
    public Map<String, Object> values() {
        return values;
    }

    /** The value at a path, such as {@code realm_access}, {@code roles}; empty if a step is missing or is no object. */
    public Optional<Object> at(List<String> path) {
        Object value = values;
        for (String step : path) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return Optional.ofNullable(value);
    }

    /** The granted scopes: {@code scope} (RFC 9068) and {@code scp} (Entra ID, Okta), each a list or words in one string. */
    public Set<String> scopes() {
        Set<String> scopes = new LinkedHashSet<>(words(values.get("scope")));
        scopes.addAll(words(values.get("scp")));
        return Collections.unmodifiableSet(scopes);
    }

    /** The same, as if these scopes had been granted too. */
    public Claims withScopes(Set<String> more) {
        Map<String, Object> wider = new LinkedHashMap<>(values);
        for (String claim : List.of("scope", "scp")) {
            Set<String> granted = new LinkedHashSet<>(words(values.get(claim)));
            granted.addAll(more);
            wider.put(claim, List.copyOf(granted));
        }
        return of(wider);
    }

    private static List<String> words(Object value) {
        if (value instanceof String text) {
            return Arrays.stream(text.split(" "))
                    .filter(word -> !word.isEmpty())
                    .toList();
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .toList();
        }
        return List.of();
    }

    private static Object frozen(Object value) {
        if (value instanceof Map<?, ?> map) {
            return frozenMap(map);
        }
        if (value instanceof Collection<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(entry -> copy.add(frozen(entry)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }

    private static Map<String, Object> frozenMap(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (value != null) {
                copy.put(String.valueOf(name), frozen(value));
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Claims claims && hash == claims.hash && values.equals(claims.values));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return "Claims" + values.keySet();
    }
}
