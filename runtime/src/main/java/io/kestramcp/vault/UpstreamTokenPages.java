package io.kestramcp.vault;

import io.kestramcp.store.UpstreamToken;
import io.kestramcp.store.UpstreamTokens;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Walks over all tokens, reading one page of rows at a time. */
final class UpstreamTokenPages {
    private final UpstreamTokens tokens;
    private final int size;

    UpstreamTokenPages(UpstreamTokens tokens, int size) {
        this.tokens = tokens;
        this.size = size;
    }

    Stream<UpstreamToken> stream() {
        return Stream.iterate(
                        tokens.list(Optional.empty(), size),
                        page -> !page.isEmpty(),
                        page -> tokens.list(Optional.of(page.get(page.size() - 1)), size))
                .flatMap(List::stream);
    }
}
