package io.kestramcp.conformance;

import org.junit.jupiter.api.Assumptions;

/**
 * What some tests need and Maven does not bring. Where it is not, they are skipped and say why; where the environment has
 * {@code EVERYTHING_INSTALLED=true}, as in {@code .ci/run}, they fail.
 */
public final class Installed {
    private Installed() {}

    /**
     * Goes on only with it.
     *
     * @param otherwise what is missing, and how to get it
     */
    public static void require(boolean there, String otherwise) {
        if (!there && "true".equals(System.getenv("EVERYTHING_INSTALLED"))) {
            throw new AssertionError(otherwise);
        }
        Assumptions.assumeTrue(there, otherwise);
    }
}
