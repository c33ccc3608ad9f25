package io.kestramcp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** Whatever is given as a path argument of any generated operation: it is refused, or it is one segment and stays itself. */
class PathArgumentPropertyTest {
    private static final int VALUES = 100_000;
    private static final long SEED = 20261121L;
    private static final String[] FRAGMENTS = {
        "..",
        ".",
        "/",
        "\\",
        "%2e",
        "%2F",
        "%252e",
        ";",
        "?",
        "#",
        "\0",
        "\r\n",
        "&",
        "=",
        "+",
        " ",
        ":",
        "@",
        "{id}",
        "$1",
        "a",
        "company.team",
        "é",
        "\uFF0E",
        "\uFF0F",
        "\u2025",
        "\u2100",
        "\uD83D\uDE80",
        "\uD800",
        "\u200B"
    };

    /** One path argument of one operation of one line. */
    private record Target(GeneratedClient client, SliceFile.Op operation, String argument) {}

    @Test
    void U1_a_hostile_value_is_refused_for_every_path_argument_of_every_operation() {
        for (Target target : targets()) {
            HostileValues.all().forEach(value -> assertThat(request(target, value))
                    .as("'%s' as %s of %s", value, target.argument(), target.operation())
                    .isNull());
        }
    }

    @Test
    void U1_a_random_value_is_refused_or_stays_one_segment_with_its_value() {
        List<Target> targets = targets();
        Random random = new Random(SEED);
        int accepted = 0;
        for (int i = 0; i < VALUES; i++) {
            Target target = targets.get(i % targets.size());
            String value = value(random);
            KestraRequest request = request(target, value);
            if (request != null) {
                accepted++;
                check(target, value, request);
            }
        }
        assertThat(accepted)
                .as("a gate that lets nothing through proves nothing")
                .isBetween(VALUES / 10, VALUES);
    }

    /** The request, or null when the value was refused. */
    private static KestraRequest request(Target target, String value) {
        Object request = target.client().start(target.operation());
        try {
            for (SliceFile.Param each : target.operation().in("path")) {
                GeneratedClient.set(request, each.setter(), each.name().equals(target.argument()) ? value : "other");
            }
        } catch (RefusedArgumentException e) {
            assertThat(e.argument()).isEqualTo(target.argument());
            return null;
        }
        GeneratedClient.setWhatElseIsRequired(request, target.operation());
        return GeneratedClient.build(request);
    }

    private static void check(Target target, String value, KestraRequest request) {
        HttpUrl url = HttpUrl.get("http://localhost" + request.path());
        String[] template = target.operation().path().substring(1).split("/", -1);
        if (!url.encodedPath().equals(request.path()) || url.query() != null || url.fragment() != null) {
            fail("'%s' as %s became %s", value, target.argument(), url);
        }
        assertThat(url.pathSegments()).as("segments of %s", url).hasSize(template.length);
        for (int i = 0; i < template.length; i++) {
            String expected = template[i].equals("{" + target.argument() + "}")
                    ? value
                    : template[i].startsWith("{") ? "other" : template[i];
            assertThat(url.pathSegments().get(i)).as("segment %d of %s", i, url).isEqualTo(expected);
        }
    }

    private static List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        SliceFile.all().forEach(slice -> {
            GeneratedClient client = new GeneratedClient(slice.line());
            for (SliceFile.Op operation : slice.operations()) {
                operation.in("path").forEach(each -> targets.add(new Target(client, operation, each.name())));
            }
        });
        return targets;
    }

    private static String value(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> text(random, 0x20, 0x7E);
            case 1 -> text(random, 0, Character.MAX_VALUE);
            case 2 -> text(random, 0xA1, 0x24F);
            default -> fragments(random);
        };
    }

    private static String text(Random random, int from, int to) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append((char) (from + random.nextInt(to - from + 1)));
        }
        return text.toString();
    }

    private static String fragments(Random random) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(4);
        for (int i = 0; i < length; i++) {
            text.append(FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
        }
        return text.toString();
    }
}
