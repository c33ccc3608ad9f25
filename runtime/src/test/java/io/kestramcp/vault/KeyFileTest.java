package io.kestramcp.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.config.Secret;
import io.kestramcp.config.WatchedFiles;
import io.kestramcp.store.TestClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys are changed without a restart. */
class KeyFileTest {
    private static final String OLD = Keys.entry("old", 1);
    private static final String NEW = Keys.entry("new", 2);
    private static final Binding PLACE = Binding.of("test", "place");

    @TempDir
    private Path directory;

    private final TestClock clock = new TestClock();
    private Path file;
    private Sealer sealer;

    @BeforeEach
    void begin() throws Exception {
        file = Files.writeString(directory.resolve("keys"), OLD + "\n");
        sealer = new Sealer(new KeyFile(file, new Secret(OLD), Optional.empty(), clock::nanoTime));
    }

    @Test
    void a_key_that_is_put_first_seals_soon_and_the_earlier_one_still_opens() throws Exception {
        Sealer.Sealed before = sealer.seal(new Secret("value"), PLACE);
        Files.writeString(file, NEW + "," + OLD);
        assertThat(sealer.seal(new Secret("value"), PLACE).keyId()).isEqualTo("old");
        clock.advance(WatchedFiles.INTERVAL);
        assertThat(sealer.seal(new Secret("value"), PLACE).keyId()).isEqualTo("new");
        assertThat(sealer.open(before.text(), PLACE).value().reveal()).isEqualTo("value");
        assertThat(sealer.open(before.text(), PLACE).stale()).isTrue();
    }

    @Test
    void a_list_that_cannot_be_used_changes_nothing_until_it_is_mended() throws Exception {
        for (String bad : new String[] {"", "no key", "new:dG9vIHNob3J0", NEW + "," + NEW}) {
            Files.writeString(file, bad);
            clock.advance(WatchedFiles.INTERVAL);
            assertThat(sealer.seal(new Secret("value"), PLACE).keyId()).as(bad).isEqualTo("old");
        }
        Files.delete(file);
        clock.advance(WatchedFiles.INTERVAL);
        assertThat(sealer.seal(new Secret("value"), PLACE).keyId()).isEqualTo("old");
        Files.writeString(file, NEW);
        clock.advance(WatchedFiles.INTERVAL);
        assertThat(sealer.seal(new Secret("value"), PLACE).keyId()).isEqualTo("new");
    }

    @Test
    void a_key_that_is_taken_out_opens_nothing_more() throws Exception {
        Sealer.Sealed sealed = sealer.seal(new Secret("value"), PLACE);
        Files.writeString(file, NEW);
        clock.advance(WatchedFiles.INTERVAL);
        assertThatThrownBy(() -> sealer.open(sealed.text(), PLACE))
                .hasMessageContaining("the key old, which is not set");
    }
}
