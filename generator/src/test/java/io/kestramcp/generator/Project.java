package io.kestramcp.generator;

import java.nio.file.Path;

/** The files of this repository that tests read. */
public final class Project {
    public static final Path ROOT = Path.of(System.getProperty("project.root"));
    public static final Path MANIFEST = ROOT.resolve("tool-manifest.yaml");
    public static final Path CONTRACTS = ROOT.resolve("openapi");
    public static final Path SURFACE = ROOT.resolve("docs/surface");
    public static final Path TEMPLATE = CONTRACTS.resolve("template");
    public static final Path RUN_TIME = ROOT.resolve("runtime/src/main/java");
    public static final Path TEST_RESOURCES = ROOT.resolve("generator/src/test/resources");

    private Project() {}
}
