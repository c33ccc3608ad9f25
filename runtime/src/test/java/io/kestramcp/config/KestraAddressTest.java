package io.kestramcp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KestraAddressTest {
    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, http://localhost:8080, ''",
        "HTTP://localhost:8080/, http://localhost:8080, ''",
        "http://localhost:8080/api/v1, http://localhost:8080, ''",
        "http://localhost:8080/api/v1/, http://localhost:8080, ''",
        "https://k.example//api//v1/, https://k.example, ''",
        "https://k.example/api/v1/demo, https://k.example, demo",
        "https://k.example/api/v1/demo/, https://k.example, demo",
        "https://k.example/tools/kestra, https://k.example/tools/kestra, ''",
        "https://k.example/tools/kestra/api/v1/main, https://k.example/tools/kestra, main",
        "http://[::1]:8080/api/v1, http://[::1]:8080, ''"
    })
    void every_usual_spelling_is_understood(String text, URI base, String tenant) {
        assertThat(KestraAddress.parse(text))
                .isEqualTo(new KestraAddress(base, Optional.of(tenant).filter(name -> !name.isEmpty())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:8080",
                "//localhost",
                "ftp://localhost",
                "http://",
                "http:///api/v1",
                "http://under_score:8080",
                "http://localhost:0",
                "http://localhost:70000",
                "http://local host",
                "http://localhost/?a=b",
                "http://localhost/#x",
                "http://localhost/api/v1/main/flows",
                "http://localhost/api/v2"
            })
    void anything_else_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KestraAddress.parse(text))
                .withMessageStartingWith("must ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://ann:hunter2@localhost:8080", "http://hunter2@localhost", "http://ann:hunter2@[bad"})
    void a_password_in_an_address_is_refused_and_not_shown(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KestraAddress.parse(text))
                .withMessageContaining("KESTRA_PASSWORD")
                .satisfies(refused -> assertThat(refused.toString()).doesNotContain("hunter2"));
    }
}
