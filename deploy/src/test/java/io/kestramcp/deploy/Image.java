package io.kestramcp.deploy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The image, unpacked layer by layer and run as a container engine would: another root folder, another user. */
final class Image {
    private final Path root;
    private final JsonObject config;

    private Image(Path root, JsonObject config) {
        this.root = root;
        this.config = config;
    }

    /** The archive, as the build left it. */
    static Path archive() {
        return Path.of(System.getProperty("image"));
    }

    /** Unpacks an OCI image layout (OCI image specification 1.1). */
    static Image in(Path folder) throws Exception {
        Path layout = Files.createDirectories(folder.resolve("layout"));
        Path root = Files.createDirectories(folder.resolve("root"));
        tar("xf", archive(), layout);
        JsonObject manifest = blob(layout, manifestOf(layout));
        for (JsonElement layer : manifest.getAsJsonArray("layers")) {
            tar("xzpf", path(layout, layer.getAsJsonObject()), root);
        }
        return new Image(root, blob(layout, manifest.getAsJsonObject("config")).getAsJsonObject("config"));
    }

    private static JsonObject manifestOf(Path layout) throws IOException {
        return json(layout.resolve("index.json"))
                .getAsJsonArray("manifests")
                .get(0)
                .getAsJsonObject();
    }

    private static JsonObject blob(Path layout, JsonObject descriptor) throws IOException {
        return json(path(layout, descriptor));
    }

    private static Path path(Path layout, JsonObject descriptor) {
        return layout.resolve("blobs")
                .resolve(descriptor.get("digest").getAsString().replace(':', '/'));
    }

    private static JsonObject json(Path file) throws IOException {
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }

    private static void tar(String how, Path archive, Path folder) throws Exception {
        Unpacked.Ended ended =
                Unpacked.ended(new ProcessBuilder("tar", how, archive.toString(), "-C", folder.toString()), "");
        if (ended.exit() != 0) {
            throw new IOException(ended.err());
        }
    }

    /** What the image says of itself. */
    JsonObject config() {
        return config;
    }

    /** Where it works, and may write if a volume is mounted there. */
    String folder() {
        return config.get("WorkingDir").getAsString();
    }

    Path root() {
        return root;
    }

    /**
     * Its process, not yet started: as the image's user, in its folder, which cannot be written, and with no variable but
     * the given ones. To be root is needed, in a mount namespace of its own, so that nothing stays mounted.
     */
    ProcessBuilder run(Map<String, String> environment, String... arguments) {
        return run("", environment, arguments);
    }

    /** The same with a folder of this machine mounted over the image's own, where it may write. */
    ProcessBuilder runWith(Path volume, Map<String, String> environment, String... arguments) {
        return run(volume.toString(), environment, arguments);
    }

    private ProcessBuilder run(String volume, Map<String, String> environment, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c"));
        command.add("mount --bind \"$1\" \"$1\" && mount -t proc proc \"$1/proc\" && mount -o remount,bind,ro \"$1\""
                + " && { [ -z \"$3\" ] || mount --bind \"$3\" \"$1$4\"; }"
                + " && root=$1 && user=$2 && shift 4 && exec chroot --userspec=\"$user\" \"$root\" \"$@\"");
        command.addAll(List.of("run", root.toString(), config.get("User").getAsString(), volume, folder()));
        strings(config.getAsJsonArray("Entrypoint"), command);
        if (arguments.length == 0) {
            strings(config.getAsJsonArray("Cmd"), command);
        }
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command);
        String path = process.environment().get("PATH");
        process.environment().clear();
        process.environment().put("PATH", path);
        process.environment().putAll(environment);
        return process;
    }

    private static void strings(JsonArray array, List<String> into) {
        array.forEach(each -> into.add(each.getAsString()));
    }
}
