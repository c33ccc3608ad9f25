package io.kestramcp.doctor.contract;

import java.util.List;

/**
 * A tool and what is different for it.
 *
 * @param name its name
 * @param sentences one for each difference
 * @param unusable whether some request that it makes is answered by nothing, or by something else
 */
public record DriftedTool(String name, List<String> sentences, boolean unusable) {
    /** Keeps an unmodifiable copy. */
    public DriftedTool {
        sentences = List.copyOf(sentences);
    }

    @Override
    public String toString() {
        return name + ": " + String.join(" ", sentences);
    }
}
