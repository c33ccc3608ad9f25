package io.kestramcp.tool.instance;

import io.kestramcp.tool.Tool;

/** Has Kestra's AI write an app. */
public final class GenerateApp extends Generation {
    /** @param ask the part {@code ask_for_app} */
    public GenerateApp(Tool ask) {
        super("generate_app", ask, "create_app");
    }
}
