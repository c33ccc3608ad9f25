package io.kestramcp.tool.file;

import io.kestramcp.client.RefusedArgumentException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import okio.ByteString;

/** A part of a file, from {@code start} to before {@code end}, in bytes. */
record Part(ByteString all, int start, int end) {
    /** How many bytes of a character there may be after its first (RFC 3629). */
    private static final int LONGEST_TAIL = 3;

    /**
     * Cuts a part out. In text it ends, and the next one starts, where a character does.
     *
     * @throws RefusedArgumentException when the offset is past the end
     */
    static Part of(byte[] bytes, int offset, int length) {
        if (offset > bytes.length) {
            throw new RefusedArgumentException("offset", "is past the end; the file has " + bytes.length + " bytes.");
        }
        ByteString all = ByteString.of(bytes);
        int end = (int) Math.min(bytes.length, (long) offset + length);
        int back = 0;
        while (back < LONGEST_TAIL && end - back > offset + 1 && end < bytes.length && continues(all, end - back)) {
            back++;
        }
        boolean text = decode(all).isPresent();
        return new Part(all, offset, text ? end - back : end);
    }

    int size() {
        return all.size();
    }

    /** The part as text; empty when the file is not text. */
    Optional<String> text() {
        return decode(all).flatMap(whole -> decode(all.substring(start, end)));
    }

    String base64() {
        return Base64.getEncoder().encodeToString(all.substring(start, end).toByteArray());
    }

    private static boolean continues(ByteString bytes, int index) {
        return (bytes.getByte(index) & 0xC0) == 0x80;
    }

    /** As UTF-8 text; a NUL is not found in text. */
    private static Optional<String> decode(ByteString bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(bytes.asByteBuffer())
                    .toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
