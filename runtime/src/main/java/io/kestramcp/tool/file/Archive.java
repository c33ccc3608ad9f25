package io.kestramcp.tool.file;

import io.kestramcp.client.RefusedArgumentException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files in a .zip, which Kestra unpacks at the root. */
record Archive(List<FilePath> files) {
    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_FILES = 10_000;
    private static final int CHUNK = 8192;

    /**
     * Reads the names in it.
     *
     * @throws RefusedArgumentException when it is no .zip, empty, larger than 64 MiB when unpacked, or names what must not
     *     be written
     */
    static Archive read(String argument, byte[] zip) {
        List<FilePath> files = new ArrayList<>();
        long size = 0;
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            byte[] chunk = new byte[CHUNK];
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                FilePath path = FilePath.toWrite(argument, entry.getName());
                if (!entry.isDirectory()) {
                    files.add(path);
                }
                for (int read = entries.read(chunk); read >= 0; read = entries.read(chunk)) {
                    size += read;
                    if (size > MOST_BYTES || files.size() > MOST_FILES) {
                        throw new RefusedArgumentException(
                                argument,
                                "unpacks to more than " + (MOST_BYTES >> 20) + " MiB or " + MOST_FILES + " files.");
                    }
                }
            }
        } catch (IOException e) {
            throw new RefusedArgumentException(argument, "is no .zip that can be read: " + e.getMessage());
        }
        if (files.isEmpty()) {
            throw new RefusedArgumentException(argument, "is no .zip with files in it.");
        }
        return new Archive(files);
    }
}
