package io.kestramcp.generator.emit;

import com.palantir.javapoet.ClassName;

/** The classes of the run time that generated code uses. */
final class RunTime {
    static final ClassName TOOL = tool("Tool");
    static final ClassName CATALOG = tool("ToolCatalog");
    static final ClassName REPLY = tool("Reply");
    static final ClassName CALL = tool("CallContext");
    static final ClassName ARGUMENTS = tool("Arguments");
    static final ClassName YAML = tool("YamlDocument");
    static final ClassName FILTERS = tool("Filters");
    static final ClassName JSON_BODY = tool("JsonBody");
    static final ClassName PROJECTION = tool("Projection");
    static final ClassName ANSWER = tool("Answer");
    static final ClassName EXCEPTION = ClassName.get("io.kestramcp.kestra", "KestraException");
    static final ClassName REQUEST = ClassName.get("io.kestramcp.client", "KestraRequest");
    static final ClassName JSON_PARSER = ClassName.get("com.google.gson", "JsonParser");

    private RunTime() {}

    private static ClassName tool(String name) {
        return ClassName.get("io.kestramcp.tool", name);
    }
}
