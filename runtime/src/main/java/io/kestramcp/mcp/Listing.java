package io.kestramcp.mcp;

/** A list whose changes clients are told of. */
enum Listing {
    TOOLS("notifications/tools/list_changed", "toolsListChanged"),
    PROMPTS("notifications/prompts/list_changed", "promptsListChanged"),
    RESOURCES("notifications/resources/list_changed", "resourcesListChanged");

    private final String notification;
    private final String filter;

    Listing(String notification, String filter) {
        this.notification = notification;
        this.filter = filter;
    }

    /** The method by which a client is told. */
    String notification() {
        return notification;
    }

    /** The name by which a modern client asks for it (2026-07-28, subscriptions, notification filter). */
    String filter() {
        return filter;
    }
}
