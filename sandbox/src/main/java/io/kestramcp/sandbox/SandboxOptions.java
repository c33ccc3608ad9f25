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
 */
public record SandboxOptions(ApiLine line, int port, String username, String password, Timeline timeline) {
    /** The user that is let in unless the options say otherwise. */
    public static final String DEMO_USERNAME = "admin@kestra.io";
    /** The password of the demo user. It guards nothing: it is written here. */
    public static final String DEMO_PASSWORD = "Kestra-sandbox1";

    /**
     * Any free port, the demo user, real time.
     *
     * @param line {@code 1.3} or {@code 2.0}
     */
    public static SandboxOptions of(String line) {
        Timeline realTime = new WallTimeline(Clock.systemUTC(), 1);
        return new SandboxOptions(ApiLine.of(line), 0, DEMO_USERNAME, DEMO_PASSWORD, realTime);
    }

    /** The same on a given port. */
    public SandboxOptions withPort(int newPort) {
        return new SandboxOptions(line, newPort, username, password, timeline);
    }

    /** The same with another user. */
    public SandboxOptions withCredential(String newUsername, String newPassword) {
        return new SandboxOptions(line, port, newUsername, newPassword, timeline);
    }

    /** The same in real time, in which tasks and schedules pass faster: 1000 makes a minute 60 ms. */
    public SandboxOptions withSpeed(double speed) {
        return withTimeline(new WallTimeline(Clock.systemUTC(), speed));
    }

    /** The same in another time: another clock, or time that stands still until it is moved. */
    public SandboxOptions withTimeline(Timeline newTimeline) {
        timeline.close();
        return new SandboxOptions(line, port, username, password, newTimeline);
    }
}
