package io.kestramcp.generator.manifest;

/**
 * What a message is about.
 *
 * @param line the line in the manifest to change
 * @param owner whose part of the manifest it is, such as {@code tool get_flow}; may be empty
 * @param key the way to the key, such as {@code params.id}; may be empty
 */
public record Place(int line, String owner, String key) {
    /** The same owner's key below this one. */
    public Place in(String below, int at) {
        return new Place(at, owner, key.isEmpty() ? below : key + "." + below);
    }

    /** The same key, on another line. */
    public Place at(int other) {
        return new Place(other, owner, key);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(line);
        if (!owner.isEmpty()) {
            text.append(": ").append(owner);
        }
        if (!key.isEmpty()) {
            text.append(": ").append(key);
        }
        return text.toString();
    }
}
