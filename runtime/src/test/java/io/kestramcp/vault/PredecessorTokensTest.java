package io.kestramcp.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.config.Secret;
import io.kestramcp.kestra.UpstreamCredential;
import io.kestramcp.store.StoreTest;
import io.kestramcp.store.UpstreamTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PredecessorTokensTest extends StoreTest {
    private static final Secret KEY = new Secret("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

    /** {@code alice-token-1} and {@code two words}, written with Python's cryptography 48.0.0. */
    private static final String SEALED =
            "gAAAAABlU_EAvSGqSjglDfLVt3R0Z5rkz-j67E09Q-2ASdVYc__ZDo7UFEuAzHRBeMD8nynl7cJSIB6fe9wIU_D2MoVkALu4ww==";

    private static final String TWO_WORDS =
            "gAAAAABlU_EASD3dTDGTqPfGogSVfX9ccQBQ8UdJShhYtiw8G8WYfBmk_HU4A3QRGrRUK-gxb7EUW9XVcTVuib5MHMVEwHkgTw==";

    private Path file;
    private UpstreamTokens rows;
    private TokenVault vault;
    private PredecessorTokens tokens;

    @BeforeEach
    void openVault() {
        file = directory.resolve("kestra-tokens.json");
        rows = new UpstreamTokens(database, clock, "main");
        vault = new TokenVault(rows, new Sealer(KeyRing.of(Optional.empty(), Optional.of(KEY))));
        tokens = new PredecessorTokens(file, FernetKey.parse(KEY));
    }

    @Test
    void a_token_of_the_earlier_server_is_sealed_anew_for_its_owner() throws IOException {
        Files.writeString(file, "{\"alice\": \"" + SEALED + "\"}");

        PredecessorTokens.Report report = tokens.takeInto(vault, ALICE.issuer());

        assertThat(report.taken()).containsExactly("alice");
        assertThat(vault.credential(ALICE)).contains(new UpstreamCredential.Bearer(new Secret("alice-token-1")));
        assertThat(rows.find(ALICE).orElseThrow().sealedToken()).startsWith("v1.e-");
        assertThat(vault.credential(OTHER_ALICE)).isEmpty();
    }

    @Test
    void a_token_that_the_user_registered_here_is_not_touched() throws IOException {
        Files.writeString(file, "{\"alice\": \"" + SEALED + "\"}");
        vault.register(ALICE, new Secret("newer"), "token of user alice");

        assertThat(tokens.takeInto(vault, ALICE.issuer()).present()).containsExactly("alice");
        assertThat(vault.credential(ALICE)).contains(new UpstreamCredential.Bearer(new Secret("newer")));
    }

    @Test
    void what_cannot_be_read_or_used_is_named_and_does_not_stop_the_others() throws IOException {
        Files.writeString(
                file,
                "{\"a\": \"gAAAAbroken\", \"b\": null, \"c\": [], \"d\": \"" + TWO_WORDS + "\", \"alice\": \"" + SEALED
                        + "\"}");

        PredecessorTokens.Report report = tokens.takeInto(vault, ALICE.issuer());

        assertThat(report.unreadable()).containsExactly("a", "b", "c", "d");
        assertThat(report.taken()).containsExactly("alice");
    }

    @Test
    void a_file_that_is_missing_or_no_json_is_a_clear_failure() throws IOException {
        assertThatThrownBy(() -> tokens.takeInto(vault, ALICE.issuer()))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining(file.toString());

        Files.writeString(file, "hunter2");
        assertThatThrownBy(() -> tokens.takeInto(vault, ALICE.issuer()))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("not a JSON object")
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }
}
