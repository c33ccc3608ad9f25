package io.kestramcp.generator.importer;

/**
 * A spec that there are facts of.
 *
 * @param name edition and version, such as {@code ee-1.2}
 * @param line its API line
 * @param overlay the line whose overlay repairs it
 */
record SpecName(String name, String line, String overlay) {
    SpecName(String name, String line) {
        this(name, line, line);
    }

    @Override
    public String toString() {
        return name;
    }
}
