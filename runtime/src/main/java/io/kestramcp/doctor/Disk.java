package io.kestramcp.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process may do with files, asked without doing it. */
public interface Disk {
    /** Whether an existing file or directory may be written. */
    boolean isWritable(Path path);

    /** Bytes that this process may still write there. */
    long usableBytes(Path existing) throws IOException;

    /** This machine's. */
    static Disk present() {
        return new Disk() {
            @Override
            public boolean isWritable(Path path) {
                return Files.isWritable(path);
            }

            @Override
            public long usableBytes(Path existing) throws IOException {
                return Files.getFileStore(existing).getUsableSpace();
            }
        };
    }
}
