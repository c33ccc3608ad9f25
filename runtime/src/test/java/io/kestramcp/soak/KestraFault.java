package io.kestramcp.soak;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** What can be wrong with Kestra, or with what stands before it. */
enum KestraFault {
    NONE,
    SLOW,
    DOWN,
    RESET_AFTER_IT_WAS_DONE,
    HALF_AN_ANSWER,
    TOO_MANY,
    NOT_THERE,
    BROKEN,
    WEB_PAGE,
    REDIRECT,
    ENDLESS,
    GZIP_BOMB;

    /** So many bytes, packed. */
    static byte[] bomb(int bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[bytes]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
