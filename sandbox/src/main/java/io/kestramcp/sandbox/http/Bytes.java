package io.kestramcp.sandbox.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that do not change: the content of a body or a file. */
public final class Bytes {
    /** No bytes. */
    public static final Bytes NONE = new Bytes(new byte[0]);

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** A copy of an array. */
    public static Bytes of(byte[] content) {
        return new Bytes(content.clone());
    }

    /** The UTF-8 of a text. */
    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** How many. */
    public int size() {
        return content.length;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return content.length == 0;
    }

    /** The text that they are the UTF-8 of. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** One character per byte, so that nothing is lost. */
    public String latin1() {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    /** A read-only view. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(content).asReadOnlyBuffer();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return text();
    }
}
