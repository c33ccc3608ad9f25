package io.kestramcp.sandbox;

import io.kestramcp.sandbox.line.ApiLine;
import io.kestramcp.sandbox.time.Timeline;
import io.kestramcp.sandbox.time.WallTimeline;
import java.time.Clock;

/**
 * How a sandbox is to be. Options are for one sandbox: its timeline is closed with it.
 *
 * @param line which Kestra it stands in for
 * @param port where it listens on the loopback address; 0 for any free port
 * @param username the one user
 * @param password the user's password
 * @param timeline the sandbox's time
 * @param enterprise whether it stands in for the Enterprise Edition, whose own operations nothing proves
 */
public record SandboxOptions(
        ApiLine line, int port, String username, String password, Timeline timeline, boolean enterprise) {
    /** The user that is let in unless the options say otherwise. */
    public static final String DEMO_USERNAME = "admin@kestra.io";
    /** The password of the demo user. It guards nothing: it is written here. */
    public static final String DEMO_PASSWORD = "Kestra-sandbox1";

    /** The token that the Enterprise Edition takes as {@code Bearer}; it guards nothing either. */
    public static final String DEMO_TOKEN = "sandbox-token";

    /**
     * Any free port, the demo user, real time, the open source edition.
     *
     * @param line {@code 1.3} or {@code 2.0}
     */
    public static SandboxOptions of(String line) {
        Timeline realTime = new WallTimeline(Clock.systemUTC(), 1);
        return new SandboxOptions(ApiLine.of(line), 0, DEMO_USERNAME, DEMO_PASSWORD, realTime, false);
    }

    /** The same on a given port. */
    public SandboxOptions withPort(int newPort) {
        return new SandboxOptions(line, newPort, username, password, timeline, enterprise);
    }

    /** The same with another user. */
    public SandboxOptions withCredential(String newUsername, String newPassword) {
        return new SandboxOptions(line, port, newUsername, newPassword, timeline, enterprise);
    }

    /** The same as the Enterprise Edition: its operations, its edition, and {@link #DEMO_TOKEN} as a credential too. */
    public SandboxOptions withEnterprise() {
        return new SandboxOptions(line, port, username, password, timeline, true);
    }

    /** The same in real time, in which tasks and schedules pass faster: 1000 makes a minute 60 ms. */
    public SandboxOptions withSpeed(double speed) {
        return withTimeline(new WallTimeline(Clock.systemUTC(), speed));
    }

    /** The same in another time: another clock, or time that stands still until it is moved. */
    public SandboxOptions withTimeline(Timeline newTimeline) {
        timeline.close();
        return new SandboxOptions(line, port, username, password, newTimeline, enterprise);
    }
}
