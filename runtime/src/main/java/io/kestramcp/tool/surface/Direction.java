package io.kestramcp.tool.surface;

/** Who sends what a schema describes: that decides whether less is worse. */
enum Direction {
    /** The client's arguments: a value that was taken and is not any more breaks it. */
    INPUT,
    /** The tool's answer: a value that could not come before, and now may, breaks the client. */
    OUTPUT;

    /** Whether it is worse for a client that the schema now accepts fewer values, or else that it accepts more. */
    boolean breaks(boolean fewer) {
        return fewer == (this == INPUT);
    }

    String word() {
        return this == INPUT ? "input" : "output";
    }
}
