package io.kestramcp.mcp;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** A process that serves the fixture tools over stdio, and prints what does not belong there. */
public final class StdioFixture {
    private StdioFixture() {}

    /** Serves until the end of input. */
    public static void main(String[] args) throws IOException {
        OutputStream out = StdioServer.takeStandardOutput();
        System.out.println("this must not reach the client");
        new StdioServer(Offer.ofTools(FixtureTools.ABOUT, new FixtureTools()), 1024 * 1024, Duration.ofSeconds(10))
                .run(System.in, out);
    }
}
