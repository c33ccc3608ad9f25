package io.kestramcp.generator.manifest;

import com.google.gson.JsonObject;
import java.util.Optional;

/**
 * A resource of the manifest, or a kind of resource: an address, and the tool that reads what is there.
 *
 * @param place its name's place
 * @param uri where it is; variables in braces are arguments of the tool
 * @param mimeType what it holds; empty when that depends on the resource
 * @param tool the tool that reads it
 * @param with further arguments of the tool, the same for each read
 * @param content the field of the answer that is the content; without it the whole answer is
 * @param bytes the field that holds the content as Base64 when {@code content} is absent
 * @param cut the field that the answer has when the content is not whole
 */
public record ResourceEntry(
        Place place,
        String name,
        String title,
        String description,
        Text uri,
        String mimeType,
        Text tool,
        JsonObject with,
        Optional<Text> content,
        Optional<Text> bytes,
        Optional<Text> cut) {}
