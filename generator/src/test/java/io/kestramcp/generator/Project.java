package io.kestramcp.generator;

import java.nio.file.Path;

/** The files of this repository that tests read. */
final class Project {
    static final Path ROOT = Path.of(System.getProperty("project.root"));
    static final Path MANIFEST = ROOT.resolve("tool-manifest.yaml");
    static final Path CONTRACTS = ROOT.resolve("openapi");
    static final Path SURFACE = ROOT.resolve("docs/surface");
    static final Path TEMPLATE = CONTRACTS.resolve("template");
    static final Path RUN_TIME = ROOT.resolve("runtime/src/main/java");
    static final Path TEST_RESOURCES = ROOT.resolve("generator/src/test/resources");

    private Project() {}
}
