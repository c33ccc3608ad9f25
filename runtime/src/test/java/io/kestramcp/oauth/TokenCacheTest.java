package io.kestramcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenCacheTest {
    private final HandClock clock = new HandClock();
    private final TokenCache<Authentication> cache = new TokenCache<>(clock);
    private final Authentication answer = new Authentication.Invalid("no");

    @Test
    void an_answer_is_found_until_its_end() {
        cache.keep("t", answer, HandClock.START.plusSeconds(2));
        assertThat(cache.find("t")).contains(answer);
        assertThat(cache.find("u")).isEmpty();
        clock.advance(Duration.ofSeconds(2));
        assertThat(cache.find("t")).isEmpty();
    }

    @Test
    void a_full_cache_lets_its_oldest_answer_go() {
        for (int i = 0; i <= TokenCache.MAX_ENTRIES; i++) {
            cache.keep("t" + i, answer, HandClock.START.plusSeconds(2));
        }
        assertThat(cache.find("t0")).isEmpty();
        assertThat(cache.find("t1")).isPresent();
        assertThat(cache.find("t" + TokenCache.MAX_ENTRIES)).isPresent();
    }
}
