package io.kestramcp.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SliceTest {
    private static final Set<String> WORDS = Set.of("summary", "example", "examples", "title", "externalDocs", "links");

    static Stream<SliceFile> slices() {
        return SliceFile.all();
    }

    @ParameterizedTest
    @MethodSource("slices")
    void a_slice_was_imported_with_the_overlays_as_they_are_now(SliceFile slice) throws Exception {
        List<String> expected = new ArrayList<>();
        for (String overlay : List.of("overlay.yaml", "overlay-" + slice.line() + ".yaml")) {
            Path file = SliceFile.MODULE.resolve(overlay);
            if (Files.exists(file)) {
                expected.add("# " + overlay + " sha256: " + sha256(file));
            }
        }
        assertThat(slice.text().lines().filter(line -> line.startsWith("# overlay")))
                .as("an overlay was edited and %s was not imported again", slice.file())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("slices")
    void a_slice_has_no_sentence_of_kestras(SliceFile slice) {
        Map<String, Object> tree = slice.tree();
        noWords(SliceFile.map(tree.get("paths")), "paths", false);
        noWords(SliceFile.map(tree.get("components")), "components", false);
    }

    /** Only as the name of a property or definition may one of the words be there; a description may be empty. */
    private static void noWords(Object tree, String path, boolean names) {
        if (tree instanceof Map) {
            SliceFile.map(tree).forEach((key, value) -> {
                if (!names) {
                    assertThat(WORDS).as(path).doesNotContain(key);
                    assertThat(key.equals("description") ? value : "").as(path).isEqualTo("");
                }
                noWords(value, path + "." + key, Set.of("properties", "schemas").contains(key) && !names);
            });
        } else if (tree instanceof List<?> list) {
            list.forEach(each -> noWords(each, path, false));
        }
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
