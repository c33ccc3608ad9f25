package io.kestramcp.doctor;

import java.util.List;

/**
 * One thing that is looked at. Looking changes nothing, neither here nor in Kestra.
 *
 * @param code names it, {@code subject.thing}
 * @param looksAt what, for people
 * @param needs codes of checks without whose success it means nothing; they come before it
 * @param faults everything that it can find wrong
 * @param look looks
 */
public record Check(String code, String looksAt, List<String> needs, List<Fault> faults, Look look) {
    /** Looks; bounded in time by itself, and at the latest by the doctor. */
    @FunctionalInterface
    public interface Look {
        /** What is found; an exception counts as a failure of the check itself. */
        Finding look() throws Exception;
    }

    /** Copies the lists. */
    public Check {
        needs = List.copyOf(needs);
        faults = List.copyOf(faults);
    }

    /** One that can find these faults. */
    public static Check of(String code, String looksAt, Look look, Fault... faults) {
        return new Check(code, looksAt, List.of(), List.of(faults), look);
    }

    /** The same, skipped when one of these failed. */
    public Check after(String... codes) {
        return new Check(code, looksAt, List.of(codes), faults, look);
    }

    /** What it belongs to: the code before the dot. */
    public String subject() {
        return code.substring(0, code.indexOf('.'));
    }
}
