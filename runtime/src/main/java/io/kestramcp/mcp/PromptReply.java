package io.kestramcp.mcp;

import java.util.List;

/**
 * A filled prompt.
 *
 * @param description what it is for
 * @param messages the conversation's beginning
 */
public record PromptReply(String description, List<Message> messages) {
    /** Copies the list. */
    public PromptReply {
        messages = List.copyOf(messages);
    }

    /** Whose words they are. */
    public enum Role {
        /** The person's. */
        USER,
        /** The model's. */
        ASSISTANT
    }

    /** One turn. */
    public record Message(Role role, Content content) {}
}
