package io.kestramcp.mcp;

import io.kestramcp.identity.Identity;
import java.util.List;

/** The resources that are served, and who sees which. Thread-safe. */
public interface ResourceSource {
    /**
     * What {@code caller} can read without knowing more, always in the same order.
     *
     * @throws Unavailable when it is not known now
     */
    List<Resource> resources(Identity caller) throws Unavailable;

    /**
     * The kinds of resources that {@code caller} can read, always in the same order.
     *
     * @throws Unavailable when they are not known now
     */
    List<ResourceTemplate> templates(Identity caller) throws Unavailable;

    /**
     * Reads one.
     *
     * @return its parts; none when the caller has no such resource, which looks the same whether it is missing or hidden
     * @throws Unavailable when it cannot be read now
     * @throws Unanswered when a question to the client has no answer; to be passed on
     */
    List<ResourceContents> read(String uri, Scope scope) throws Unavailable, Unanswered;
}
