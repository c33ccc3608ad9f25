package io.kestramcp.config;

/** What a setting's text must be. */
public enum SettingType {
    /** Any text without control characters. */
    TEXT("text"),
    /** Text that is never shown; {@code KEY_FILE} may name a file that holds it. */
    SECRET("secret"),
    /** An absolute http or https address. */
    URL("http or https address"),
    /** True or false, in any case. */
    BOOLEAN("true or false"),
    /** A whole number. */
    INTEGER("number"),
    /** Names separated by commas. */
    LIST("names, separated by commas"),
    /** One of a few words. */
    CHOICE("one word of a list"),
    /** A file that can be read. */
    FILE("path of a file");

    private final String label;

    SettingType(String label) {
        this.label = label;
    }

    /** For help and documentation. */
    public String label() {
        return label;
    }
}
