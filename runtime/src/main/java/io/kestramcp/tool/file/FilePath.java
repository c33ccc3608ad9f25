package io.kestramcp.tool.file;

import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.tool.FilePathRule;
import java.util.Arrays;
import java.util.List;

/** A path among a namespace's files: absolute, with forward slashes, without steps up. */
record FilePath(String value) {
    private static final String FLOWS = "_flows";

    /** The argument, checked, with one leading slash. */
    static FilePath read(String argument, String given) {
        FilePathRule.check(argument, given);
        return new FilePath(given.startsWith("/") ? given : "/" + given);
    }

    /** As {@link #read}, to put something there: not among the flows, which Kestra would save as such (recording 413). */
    static FilePath toWrite(String argument, String given) {
        FilePath path = read(argument, given);
        List<String> steps = Arrays.stream(path.value.split("/"))
                .filter(step -> !step.isEmpty())
                .toList();
        if (!steps.isEmpty() && steps.get(0).equals(FLOWS)) {
            throw new RefusedArgumentException(
                    argument, "lies in /" + FLOWS + ", where Kestra saves flows: use create_or_update_flow.");
        }
        return path;
    }

    /** The path as Kestra keeps it: with a plus for each space (recordings 406 and 428 of 1.3.25). */
    String stored() {
        return value.replace(' ', '+');
    }

    /** The last part. */
    String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }
}
