package io.kestramcp.scenario;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A span as it was sent (OpenTelemetry protocol, trace.proto): of its fields those that the tests look at.
 *
 * @param kind 2 of a server, 3 of a client
 * @param attributes texts, and numbers as text
 * @param status 2 for an error, else 0
 */
record SentSpan(
        String trace, String id, String parent, String name, long kind, Map<String, String> attributes, long status) {
    /** The spans of one message. */
    static List<SentSpan> in(byte[] message) {
        List<SentSpan> spans = new ArrayList<>();
        for (ByteBuffer resource : fields(ByteBuffer.wrap(message), 1)) {
            for (ByteBuffer scope : fields(resource, 2)) {
                fields(scope, 2).forEach(span -> spans.add(of(span)));
            }
        }
        return spans;
    }

    private static SentSpan of(ByteBuffer span) {
        Map<String, String> attributes = new TreeMap<>();
        for (ByteBuffer attribute : fields(span, 9)) {
            ByteBuffer value = fields(attribute, 2).get(0);
            List<ByteBuffer> text = fields(value, 1);
            attributes.put(
                    text(fields(attribute, 1).get(0)),
                    text.isEmpty() ? String.valueOf(number(value, 3)) : text(text.get(0)));
        }
        List<ByteBuffer> status = fields(span, 15);
        return new SentSpan(
                hex(fields(span, 1)),
                hex(fields(span, 2)),
                hex(fields(span, 4)),
                text(fields(span, 5).get(0)),
                number(span, 6),
                attributes,
                status.isEmpty() ? 0 : number(status.get(0), 3));
    }

    /** The fields of that number that have a length. */
    private static List<ByteBuffer> fields(ByteBuffer message, int number) {
        List<ByteBuffer> found = new ArrayList<>();
        walk(message.duplicate(), (field, content, value) -> {
            if (field == number && content != null) {
                found.add(content);
            }
        });
        return found;
    }

    /** The last number of that field; 0 for none. */
    private static long number(ByteBuffer message, int number) {
        long[] found = {0};
        walk(message.duplicate(), (field, content, value) -> {
            if (field == number && content == null) {
                found[0] = value;
            }
        });
        return found[0];
    }

    private interface Field {
        void read(int number, ByteBuffer content, long value);
    }

    /** Protocol buffers: encoding. */
    private static void walk(ByteBuffer in, Field field) {
        while (in.hasRemaining()) {
            long tag = varint(in);
            int number = (int) (tag >> 3);
            switch ((int) (tag & 7)) {
                case 0 -> field.read(number, null, varint(in));
                case 1 -> in.position(in.position() + 8);
                case 2 -> {
                    int length = (int) varint(in);
                    field.read(number, in.slice(in.position(), length), 0);
                    in.position(in.position() + length);
                }
                case 5 -> in.position(in.position() + 4);
                default -> throw new IllegalStateException("No protocol buffer");
            }
        }
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        int shift = 0;
        byte part;
        do {
            part = in.get();
            value |= (long) (part & 0x7F) << shift;
            shift += 7;
        } while (part < 0);
        return value;
    }

    private static String text(ByteBuffer content) {
        return StandardCharsets.UTF_8.decode(content.duplicate()).toString();
    }

    private static String hex(List<ByteBuffer> content) {
        if (content.isEmpty()) {
            return "";
        }
        byte[] bytes = new byte[content.get(0).remaining()];
        content.get(0).duplicate().get(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
