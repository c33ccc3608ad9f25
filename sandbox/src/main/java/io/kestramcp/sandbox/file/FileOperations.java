package io.kestramcp.sandbox.file;

import com.google.gson.JsonArray;
import com.google.gson.JsonPrimitive;
import io.kestramcp.sandbox.flow.FlowReader;
import io.kestramcp.sandbox.flow.FlowStore;
import io.kestramcp.sandbox.http.Bytes;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Multipart;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import io.kestramcp.sandbox.line.ApiLine;
import io.kestramcp.sandbox.time.Timeline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files of namespaces (wire document 1.3, section 13). Guarded by the sandbox's lock. */
public final class FileOperations {
    private static final String FLOWS = "/_flows";

    private final Map<String, FileTree> trees = new HashMap<>();
    private final FlowStore flows;
    private final FlowReader reader;
    private final Timeline timeline;
    private final ApiLine line;

    /** No files yet; those below _flows become flows. */
    public FileOperations(FlowStore flows, FlowReader reader, Timeline timeline, ApiLine line) {
        this.flows = flows;
        this.reader = reader;
        this.timeline = timeline;
        this.line = line;
    }

    /** Adds their operations to what is served. */
    public void register(Handlers handlers) {
        handlers.serve("getFileContent", this::content)
                .serve("getFileMetadatas", this::metadata)
                .serve("createNamespaceFile", this::create)
                .serve("deleteFileDirectory", this::delete)
                .serve("moveFileDirectory", this::move)
                .serve("listNamespaceDirectoryFiles", this::list)
                .serve("createNamespaceDirectory", this::createDirectory)
                .serve("searchNamespaceFiles", this::search);
    }

    private Reply content(Call call) {
        FilePath path = path(call, "path");
        StoredFile file = require(call, path);
        if (file.isDirectory()) {
            throw Refusal.notFound(path.text() + " (Is a directory)");
        }
        int revision = call.query().integer("revision").orElse(file.revisions().size());
        if (revision < 1 || revision > file.revisions().size()) {
            throw Refusal.notFound("File '" + path.text() + "' has no revision " + revision);
        }
        Bytes content = file.revisions().get(revision - 1);
        return new Reply(200, "application/octet-stream", content, Map.of("Cache-Control", "no-cache"));
    }

    private Reply metadata(Call call) {
        FilePath path = path(call, "path");
        return Reply.json(require(call, path).toJson(path.name()));
    }

    private StoredFile require(Call call, FilePath path) {
        return tree(call)
                .find(path)
                .orElseThrow(() -> Refusal.notFound(
                        "File '" + path.text() + "' was not found in namespace '" + call.path("namespace") + "'."));
    }

    private Reply create(Call call) {
        FilePath path = path(call, "path");
        Multipart.Part part = Multipart.parts(call.request()).stream()
                .filter(candidate -> candidate.name().equals("fileContent"))
                .findFirst()
                .orElseThrow(() -> Refusal.serverError("Required Part [fileContent] not specified"));
        String filename = part.filename()
                .orElseThrow(() -> Refusal.of(
                        422,
                        "Internal server error: Cannot convert type [Attribute] to target type: CompletedFileUpload."
                                + " Send the part with a filename."));
        if (path.text().equals(FLOWS)) {
            throw Refusal.illegalArgument("Forbidden path: " + FLOWS);
        }
        if (path.isBelow(new FilePath(FLOWS))) {
            flows.store(reader.readValid(part.text()), part.text());
        } else if (filename.endsWith(".zip")) {
            unpack(tree(call), part.content());
        } else {
            tree(call).write(path, part.content(), timeline.now());
        }
        return Reply.empty(200);
    }

    /** A zip is unpacked at the root, whatever path it was sent to. */
    private void unpack(FileTree tree, Bytes zip) {
        byte[] bytes = zip.latin1().getBytes(StandardCharsets.ISO_8859_1);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    tree.write(FilePath.of(entry.getName()), Bytes.of(in.readAllBytes()), timeline.now());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reply delete(Call call) {
        tree(call).remove(path(call, "path"));
        return Reply.empty(200);
    }

    private Reply move(Call call) {
        FilePath from = path(call, "from");
        FilePath to = path(call, "to");
        if (tree(call).find(to).isPresent()) {
            throw Refusal.serverError(
                    "File '" + to.text() + "' already exists in namespace '" + call.path("namespace") + "'.");
        }
        tree(call).move(from, to, timeline.now());
        return Reply.empty(200);
    }

    private Reply list(Call call) {
        FilePath directory = call.query().first("path").map(FilePath::of).orElse(FilePath.ROOT);
        if (!directory.equals(FilePath.ROOT) && tree(call).find(directory).isEmpty()) {
            throw Refusal.notFound("Directory not found: " + directory.text());
        }
        JsonArray items = JsonFields.array(tree(call).in(directory).entrySet(), entry -> entry.getValue()
                .toJson(entry.getKey().name()));
        return Reply.json(items);
    }

    private Reply createDirectory(Call call) {
        tree(call).makeDirectory(path(call, "path"), timeline.now());
        return Reply.empty(200);
    }

    private Reply search(Call call) {
        String text = call.query().required("q");
        // An empty text finds everything on 1.3 (recording 420), nothing on 2.0 (recording 456).
        boolean nothing = text.isEmpty() && line == ApiLine.V2_0;
        return Reply.json(JsonFields.array(
                tree(call).paths().stream()
                        .map(FilePath::text)
                        .filter(path -> !nothing && path.contains(text))
                        .toList(),
                JsonPrimitive::new));
    }

    private FileTree tree(Call call) {
        return trees.computeIfAbsent(call.path("namespace"), namespace -> new FileTree());
    }

    private static FilePath path(Call call, String name) {
        return FilePath.of(call.query().required(name));
    }
}
