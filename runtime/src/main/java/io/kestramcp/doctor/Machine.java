package io.kestramcp.doctor;

import java.time.Clock;

/**
 * The machine that the gateway runs on.
 *
 * @param java what runs it
 * @param clock its time
 * @param disk its files
 */
public record Machine(Runtime.Version java, Clock clock, Disk disk) {
    /** This one. */
    public static Machine present() {
        return new Machine(Runtime.version(), Clock.systemUTC(), Disk.present());
    }
}
