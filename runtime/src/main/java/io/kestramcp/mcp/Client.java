package io.kestramcp.mcp;

import com.google.gson.JsonObject;
import java.util.Map;

/**
 * Who sent the request, to be asked back. Older clients answer while the call waits. Newer ones answer by a second call,
 * for which the work runs again from its beginning: whoever asks must not have changed anything before, and must ask the
 * same again.
 */
public interface Client {
    /** Whether the client can be asked so. */
    boolean can(Capability capability);

    /**
     * Asks.
     *
     * @param questions by a name of the caller's choice; a name stands for one question during the whole call
     * @param trust which answers count
     * @return an answer to every question, by the same names; its shape is what the question demands
     * @throws Unanswered when there is no answer yet, or there will be none; to be passed on
     */
    Map<String, JsonObject> ask(Map<String, Question> questions, Trust trust) throws Unanswered;

    /**
     * Sends a person to a page without which the request cannot be served. Older clients get an error that names the page,
     * and make the whole call again when they like (2025-11-25, URL elicitation required).
     *
     * @return whether the person agreed to open it; what should be done there may or may not be done by now
     * @throws Unanswered when the person has not answered yet, or cannot be sent; to be passed on
     */
    boolean visit(Question.Page page) throws Unanswered;

    /** Tells a client whose call still waits that what a page was for is done; nothing where there is no such message. */
    void completed(Question.Page page);

    /** Which answers count. */
    enum Trust {
        /** One that answers exactly this question, which was asked in this call by this server a short while ago. */
        ASKED,
        /** The same, and it counts once: when the same call comes again with it, the question is asked again. */
        ONCE,
        /** Any that fits, even if it was given before it was asked for. */
        ANY
    }
}
