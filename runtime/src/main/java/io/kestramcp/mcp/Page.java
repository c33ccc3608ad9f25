package io.kestramcp.mcp;

import io.kestramcp.mcp.Message.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One page of a list (specification, pagination). A cursor names the last entry that its client has seen, not a number: what
 * is added or removed in between neither hides an entry nor repeats one. Nothing is kept between the pages.
 */
final class Page {
    /**
     * Most entries of a page. Some clients never ask for a second one, so the tools that are on by default fit, and even all
     * of the open-source edition do; with the Enterprise Edition's there are two.
     */
    static final int SIZE = 100;

    private Page() {}

    /**
     * The page that the request asks for.
     *
     * @param member where the result holds the entries
     * @param all every entry, always in the same order
     * @param key what an entry is called; unique in the list
     * @param entry how it is told
     * @throws ProtocolException when the cursor is none of this list's, or its entry has gone
     */
    static <T> ObjectNode of(
            Request request, String member, List<T> all, Function<T, String> key, Function<T, ObjectNode> entry)
            throws ProtocolException {
        int from = start(
                request.params().path("cursor"), member, all.stream().map(key).toList());
        int to = Math.min(all.size(), from + SIZE);
        ObjectNode result = Wire.object();
        ArrayNode entries = result.putArray(member);
        all.subList(from, to).forEach(each -> entries.add(entry.apply(each)));
        if (to < all.size()) {
            result.put("nextCursor", cursor(member, key.apply(all.get(to - 1))));
        }
        return result;
    }

    private static int start(JsonNode cursor, String member, List<String> keys) throws ProtocolException {
        if (cursor.isMissingNode() || cursor.isNull()) {
            return 0;
        }
        if (cursor.isString()) {
            for (int at = 0; at < keys.size(); at++) {
                if (cursor(member, keys.get(at)).equals(cursor.asString())) {
                    return at + 1;
                }
            }
        }
        throw ProtocolException.invalidParams(
                "The cursor is none of this list, or the list has changed since. List again without a cursor.");
    }

    private static String cursor(String member, String key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((member + " " + key).getBytes(StandardCharsets.UTF_8));
    }
}
