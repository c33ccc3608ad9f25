package io.kestramcp.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Checks the records of decisions: whether any was changed, taken out or put in. */
public final class AuditChain {
    private final Path file;
    private Optional<String> last;
    private long lines;
    private long all;
    private boolean continues;

    private AuditChain(Path file, Optional<String> last, long all) {
        this.file = file;
        this.last = last;
        this.all = all;
    }

    /** What was found. */
    public sealed interface Verdict {
        /**
         * Every line is as it was written, and follows the one before. Only the end cannot be proved: lines taken away
         * there are noticed by who has noted the last hash.
         *
         * @param lines how many
         * @param last the hash of the last one; empty if there is none
         * @param continues whether the first line follows one that was not given
         */
        record Whole(long lines, Optional<String> last, boolean continues) implements Verdict {}

        /**
         * The first line that is wrong.
         *
         * @param line counted from 1
         * @param why what is wrong with it
         */
        record Broken(Path file, long line, String why) implements Verdict {}

        /** The very last line is not all there, as when the machine stopped while it was written; those before are whole. */
        record CutOff(Path file, long line) implements Verdict {}
    }

    /**
     * Reads files that follow one another, the oldest first.
     *
     * @throws IOException when one cannot be read
     */
    public static Verdict verify(List<Path> files) throws IOException {
        Optional<String> last = Optional.empty();
        boolean continues = false;
        long all = 0;
        for (Path file : files) {
            AuditChain chain = new AuditChain(file, last, all);
            Optional<Verdict> wrong = chain.read(file.equals(files.get(files.size() - 1)));
            if (wrong.isPresent()) {
                return wrong.get();
            }
            continues |= chain.continues;
            last = chain.last;
            all = chain.all;
        }
        return new Verdict.Whole(all, last, continues);
    }

    private Optional<Verdict> read(boolean newest) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines++;
                Optional<AuditLine> record = AuditLine.of(line);
                if (record.isEmpty() && newest && reader.readLine() == null && !endsWithLineBreak()) {
                    return Optional.of(new Verdict.CutOff(file, lines));
                }
                Optional<String> why = record.isEmpty() ? Optional.of("is no audit record") : wrong(record.get());
                if (why.isPresent()) {
                    return Optional.of(new Verdict.Broken(file, lines, why.get()));
                }
                last = record.map(AuditLine::hash);
                all++;
            }
        }
        return Optional.empty();
    }

    private Optional<String> wrong(AuditLine line) {
        if (!line.intact()) {
            return Optional.of("was changed: its hash is not that of its text");
        }
        if (last.isEmpty()) {
            continues = !line.previous().equals(AuditLog.BEGINNING);
            return Optional.empty();
        }
        if (line.previous().equals(last.get())) {
            return Optional.empty();
        }
        return Optional.of(
                line.previous().equals(AuditLog.BEGINNING)
                        ? "begins a new chain: what followed the line before it may be missing"
                        : "does not follow the line before it: lines are missing, were put in, or changed places");
    }

    private boolean endsWithLineBreak() throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            bytes.seek(bytes.length() - 1);
            return bytes.read() == '\n';
        }
    }
}
