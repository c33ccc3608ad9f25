package io.kestramcp.doctor.setup;

import io.kestramcp.config.SecretFiles;
import io.kestramcp.doctor.Check;
import io.kestramcp.doctor.Fault;
import io.kestramcp.doctor.Finding;
import io.kestramcp.doctor.Given;
import io.kestramcp.doctor.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who else on this machine can read or change files with secrets. */
public final class FileChecks {
    private static final Fault READABLE = Fault.warning(
            "readable",
            "every user of this machine can read it",
            "Take that right away: chmod 600 .env, as the user who runs the gateway.");
    private static final Fault CHANGEABLE = Fault.failure(
            "changeable",
            "every user of this machine can change it",
            "Take that right away (chmod o-w): who changes the file decides where credentials are sent.");

    private final Installation installation;

    public FileChecks(Installation installation) {
        this.installation = installation;
    }

    /** In their order. */
    public List<Check> checks() {
        return List.of(
                Check.of("files.env", "who can read .env", this::env, READABLE),
                Check.of(
                        "files.secrets",
                        "who can change .env and the files that hold secrets",
                        this::secrets,
                        CHANGEABLE));
    }

    private Finding env() throws IOException {
        Path file = installation.given().dotEnv();
        if (!Files.isRegularFile(file)) {
            return Finding.unneeded("there is no .env");
        }
        return has(file, PosixFilePermission.OTHERS_READ)
                ? Finding.of(READABLE, file + " can be read by everybody here.")
                : Finding.ok(file + " is not for everybody to read.");
    }

    private Finding secrets() throws IOException {
        Given given = installation.given();
        List<Path> files = SecretFiles.of(given.environment(), Optional.of(given.dotEnv())).stream()
                .filter(Files::isRegularFile)
                .toList();
        List<String> open = new ArrayList<>();
        for (Path file : files) {
            if (has(file, PosixFilePermission.OTHERS_WRITE)) {
                open.add(file.toString());
            }
        }
        if (files.isEmpty()) {
            return Finding.unneeded("no file holds secrets");
        }
        return open.isEmpty()
                ? Finding.ok("Nobody else can change them.")
                : Finding.of(CHANGEABLE, "Everybody here can change " + String.join(", ", open) + ".");
    }

    /** False where files have no such permissions. */
    private static boolean has(Path file, PosixFilePermission permission) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).contains(permission);
    }
}
