package io.kestramcp.cli;

import io.kestramcp.config.Secret;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where a secret is typed or piped in; never an argument, which every user of the machine can read. */
final class SecretInput {
    private final Optional<Console> console;
    private final InputStream piped;

    /**
     * Reads from the terminal, without showing what is typed, else from a stream.
     *
     * @param console the terminal; empty if there is none
     */
    SecretInput(Optional<Console> console, InputStream piped) {
        this.console = console;
        this.piped = piped;
    }

    /** This process's terminal, or its standard input. */
    static SecretInput ofProcess() {
        return new SecretInput(Optional.ofNullable(System.console()), System.in);
    }

    /**
     * Reads one secret.
     *
     * @throws IllegalArgumentException when there is none, or more than one line
     */
    Secret read(String prompt) throws IOException {
        String text = console.isPresent() ? typed(console.get(), prompt) : piped();
        if (text.isBlank()) {
            throw new IllegalArgumentException("Nothing was given: type it when asked, or pipe it into the command.");
        }
        return new Secret(text.strip());
    }

    private static String typed(Console console, String prompt) {
        char[] typed = console.readPassword("%s: ", prompt);
        return typed == null ? "" : new String(typed);
    }

    private String piped() throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(piped, StandardCharsets.UTF_8));
        String first = reader.readLine();
        String second = reader.readLine();
        if (second != null && !second.isBlank()) {
            throw new IllegalArgumentException("More than one line was given: pipe the secret alone.");
        }
        return first == null ? "" : first;
    }
}
