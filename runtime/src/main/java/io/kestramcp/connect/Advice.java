package io.kestramcp.connect;

import java.util.List;
import java.util.Optional;

/** What a person does to connect an assistant. */
public sealed interface Advice {
    /**
     * Something is pasted.
     *
     * @param where what to do with it, ending with a colon
     * @param text what is pasted, without a line break at its end
     * @param command a command that does the same; empty where the assistant has none
     * @param notes what else there is to know, each a sentence or two
     */
    record Paste(String where, String text, Optional<String> command, List<String> notes) implements Advice {
        /** Keeps a copy of the list. */
        public Paste {
            notes = List.copyOf(notes);
        }
    }

    /**
     * It cannot be connected this way.
     *
     * @param why what to do instead
     */
    record Impossible(String why) implements Advice {}
}
