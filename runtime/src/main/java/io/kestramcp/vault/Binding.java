package io.kestramcp.vault;

import io.kestramcp.identity.Principal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The place that a sealed value belongs to. The value opens only there: a row that is moved to another user does not.
 *
 * @param parts what the place is made of, from the table's name on
 */
public record Binding(List<String> parts) {
    /** Keeps a copy. */
    public Binding {
        parts = List.copyOf(parts);
    }

    /** A place of your own; begin with the table's name. */
    public static Binding of(String... parts) {
        return new Binding(List.of(parts));
    }

    /** The place of a user's Kestra token. */
    static Binding upstreamToken(String tenant, Principal user) {
        return of("upstream_token", user.issuer(), tenant, user.subject());
    }

    /** Each part with its length before it, so that no two places have the same bytes. */
    byte[] bytes(String header) {
        byte[] first = header.getBytes(StandardCharsets.UTF_8);
        List<byte[]> encoded = parts.stream()
                .map(part -> part.getBytes(StandardCharsets.UTF_8))
                .toList();
        int size =
                encoded.stream().mapToInt(part -> Integer.BYTES + part.length).sum();
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES + first.length + size);
        buffer.putInt(first.length).put(first);
        encoded.forEach(part -> buffer.putInt(part.length).put(part));
        return buffer.array();
    }
}
