package io.kestramcp.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads where things are kept. Whether keys are good is for whoever seals to say. */
final class StoreSettingsReader {
    private static final String POSTGRES = "jdbc:postgresql:";
    /** Before a colon at least two letters: C:\\store is a file. */
    private static final Pattern ADDRESS = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*");

    private static final Pattern PASSWORD = Pattern.compile("(?i).*([?&]password=|//[^/]*@).*");

    private final SettingParser parser;
    private final Findings findings;

    StoreSettingsReader(SettingParser parser, Findings findings) {
        this.parser = parser;
        this.findings = findings;
    }

    /** Whether this is the address of a database, and not a file's path. */
    static boolean isDatabase(String location) {
        return location.strip().startsWith(POSTGRES);
    }

    StoreSettings read() {
        Optional<String> user = parser.text(Setting.KESTRA_MCP_STORE_USER);
        Optional<Secret> password = parser.secret(Setting.KESTRA_MCP_STORE_PASSWORD);
        Given given = parser.given(Setting.KESTRA_MCP_STORE).orElseThrow();
        String location = given.text().strip();
        if (PASSWORD.matcher(location).matches()) {
            // Not told by refused(), which shows the text.
            findings.problem(
                    given.where(),
                    "must not hold a password: use KESTRA_MCP_STORE_USER and KESTRA_MCP_STORE_PASSWORD.");
        } else if (ADDRESS.matcher(location).matches() && !isDatabase(location)) {
            findings.problem(
                    given.where(), "must be the path of a file, or an address jdbc:postgresql://HOST/DATABASE.");
        } else if (!isDatabase(location) && (user.isPresent() || password.isPresent())) {
            findings.problem(
                    given.where(),
                    "is a file, which has no role: KESTRA_MCP_STORE_USER and KESTRA_MCP_STORE_PASSWORD are for"
                            + " jdbc:postgresql://HOST/DATABASE.");
        }
        return new StoreSettings(
                location,
                user,
                password,
                parser.secret(Setting.ENCRYPTION_KEYS),
                parser.given(Setting.ENCRYPTION_KEYS).flatMap(Given::file),
                parser.secret(Setting.ENCRYPTION_KEY));
    }
}
