package io.kestramcp.generator.importer;

import io.kestramcp.contract.ContractException;
import io.kestramcp.contract.change.LineOrder;
import io.kestramcp.contract.slice.Overlay;
import io.kestramcp.contract.slice.OverlayRule;
import io.kestramcp.contract.slice.Spec;
import io.kestramcp.generator.manifest.LineReach;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The overlays in the folder of the contracts: the one for every line, and one for each line. */
final class Overlays {
    private static final String COMMON = "overlay.yaml";

    private final Path folder;
    private final String line;

    Overlays(Path folder, String line) {
        this.folder = folder;
        this.line = line;
    }

    /**
     * Spec and overlays after the repair.
     *
     * @param overlays those that the slice is made with
     * @param idle rules that found nothing to repair
     * @param begun the text of an overlay for a line that had none; absent where it has one
     */
    record Repaired(List<Overlay> overlays, List<OverlayRule> idle, Optional<String> begun) {}

    /**
     * Repairs a spec in place. A line without an overlay of its own begins with a copy of that of the line before it, of the
     * same major version, or else of the one after it, without the rules that find nothing.
     */
    Repaired repair(Spec spec) {
        List<Overlay> overlays = new ArrayList<>();
        List<OverlayRule> idle = new ArrayList<>();
        file(COMMON).ifPresent(file -> overlays.add(Overlay.read(file)));
        overlays.forEach(overlay -> idle.addAll(overlay.apply(spec)));
        Optional<Path> own = file(name(line));
        if (own.isPresent()) {
            Overlay overlay = Overlay.read(own.get());
            idle.addAll(overlay.apply(spec));
            overlays.add(overlay);
            return new Repaired(overlays, idle, Optional.empty());
        }
        Optional<String> begun = before().flatMap(previous -> begin(previous, spec));
        begun.ifPresent(text -> overlays.add(Overlay.of(name(line), text.getBytes(StandardCharsets.UTF_8))));
        return new Repaired(overlays, idle, begun);
    }

    /** The file of this line's overlay. */
    Path own() {
        return folder.resolve(name(line));
    }

    private Optional<String> begin(Path previous, Spec spec) {
        try {
            List<String> lines = Files.readAllLines(previous);
            Overlay overlay = Overlay.read(previous);
            Set<OverlayRule> idle = Set.copyOf(overlay.apply(spec));
            if (idle.containsAll(overlay.rules())) {
                return Optional.empty();
            }
            List<Integer> starts = overlay.rules().stream().map(Overlays::start).toList();
            Set<Integer> left = IntStream.range(0, starts.size())
                    .filter(rule -> idle.contains(overlay.rules().get(rule)))
                    .boxed()
                    .flatMap(rule -> IntStream.range(
                                    starts.get(rule),
                                    rule + 1 < starts.size() ? starts.get(rule + 1) : lines.size() + 1)
                            .boxed())
                    .collect(Collectors.toSet());
            return Optional.of(IntStream.rangeClosed(1, lines.size())
                    .filter(number -> !left.contains(number))
                    .mapToObj(number -> lines.get(number - 1))
                    .collect(Collectors.joining("\n", "# Begun as a copy of " + previous.getFileName() + ".\n", "\n")));
        } catch (IOException e) {
            throw new ContractException("Cannot read the overlay " + previous + ": " + e, e);
        }
    }

    private static int start(OverlayRule rule) {
        return Integer.parseInt(rule.where().substring(rule.where().lastIndexOf(' ') + 1));
    }

    private Optional<Path> before() {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> lines = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("overlay-.+\\.yaml"))
                    .map(name -> name.substring("overlay-".length(), name.length() - ".yaml".length()))
                    .filter(each -> LineReach.reaches(each, line) || LineReach.reaches(line, each))
                    .sorted(LineOrder.OLDEST_FIRST)
                    .toList();
            List<String> older =
                    lines.stream().filter(each -> LineReach.reaches(each, line)).toList();
            return older.isEmpty()
                    ? lines.stream().findFirst().flatMap(each -> file(name(each)))
                    : file(name(older.get(older.size() - 1)));
        } catch (IOException e) {
            throw new ContractException("Cannot read the folder of contracts " + folder + ": " + e, e);
        }
    }

    private Optional<Path> file(String name) {
        return Optional.of(folder.resolve(name)).filter(Files::exists);
    }

    private static String name(String line) {
        return "overlay-" + line + ".yaml";
    }
}
