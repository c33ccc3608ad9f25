package io.kestramcp.mcp;

import io.kestramcp.mcp.Message.Request;
import io.modelcontextprotocol.spec.McpSchema;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The headers that mirror the body, so that what stands before us may route on them (2026-07-28, Streamable HTTP, request
 * metadata). A header that says something else than the body is refused.
 */
final class ModernHeaders {
    static final String PROTOCOL_VERSION = "MCP-Protocol-Version";

    private static final String BASE64_START = "=?base64?";
    private static final String BASE64_END = "?=";
    /** Which parameter {@code Mcp-Name} mirrors, by method. */
    private static final Map<String, String> NAMED_BY = Map.of(
            McpSchema.METHOD_TOOLS_CALL, "name",
            McpSchema.METHOD_PROMPT_GET, "name",
            McpSchema.METHOD_RESOURCES_READ, "uri",
            ModernTasks.GET, "taskId",
            ModernTasks.UPDATE, "taskId",
            ModernTasks.CANCEL, "taskId");

    private ModernHeaders() {}

    static void checkVersion(Request request, HttpHeaders headers) throws ProtocolException {
        String version = request.params()
                .path("_meta")
                .path(ModernEra.PROTOCOL_VERSION_KEY)
                .asString();
        compare(PROTOCOL_VERSION, only(PROTOCOL_VERSION, headers), version);
    }

    static void checkMethodAndName(Request request, HttpHeaders headers) throws ProtocolException {
        compare("Mcp-Method", only("Mcp-Method", headers), request.method());
        String parameter = NAMED_BY.get(request.method());
        if (parameter != null) {
            compare(
                    "Mcp-Name",
                    decoded("Mcp-Name", only("Mcp-Name", headers)),
                    request.params().path(parameter).asString(""));
        }
    }

    /** An argument that is not given, or null, has no header. */
    static void checkArguments(List<MirroredArgument> mirrored, JsonNode arguments, HttpHeaders headers)
            throws ProtocolException {
        for (MirroredArgument each : mirrored) {
            Optional<JsonNode> value = each.valueIn(arguments);
            if (value.isPresent()) {
                String header = decoded(each.header(), only(each.header(), headers));
                if (!MirroredArgument.same(value.get(), header)) {
                    throw ProtocolException.headerMismatch("The header " + each.header() + " says '" + header
                            + "', the argument " + String.join(".", each.path()) + " says '"
                            + value.get().asString("") + "'.");
                }
            } else if (!headers.all(each.header()).isEmpty()) {
                throw ProtocolException.headerMismatch("The header " + each.header() + " is there, but the argument "
                        + String.join(".", each.path()) + " is not.");
            }
        }
    }

    private static String only(String name, HttpHeaders headers) throws ProtocolException {
        List<String> values = headers.all(name);
        if (values.size() != 1) {
            throw ProtocolException.headerMismatch(
                    "The header " + name + (values.isEmpty() ? " is missing." : " is there more than once."));
        }
        return values.get(0);
    }

    private static void compare(String name, String header, String body) throws ProtocolException {
        if (!header.equals(body)) {
            throw ProtocolException.headerMismatch(
                    "The header " + name + " says '" + header + "', the body says '" + body + "'.");
        }
    }

    /** The value of {@code =?base64?...?=}, or the text itself. One text has one encoding: Java's decoder takes more. */
    private static String decoded(String name, String value) throws ProtocolException {
        if (value.length() < BASE64_START.length() + BASE64_END.length()
                || !value.startsWith(BASE64_START)
                || !value.endsWith(BASE64_END)) {
            return value;
        }
        String encoded = value.substring(BASE64_START.length(), value.length() - BASE64_END.length());
        try {
            byte[] bytes = Base64.getDecoder().decode(encoded);
            if (Base64.getEncoder().encodeToString(bytes).equals(encoded)) {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw badBase64(name);
        }
        throw badBase64(name);
    }

    private static ProtocolException badBase64(String name) {
        return ProtocolException.headerMismatch("The header " + name + " is not valid base64 of UTF-8 text.");
    }
}
