package io.kestramcp.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.config.Secret;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SuddenDeathTest {
    private static final int AT_LEAST = 300;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(Backend.class)
    void after_kill_9_every_code_that_was_reported_as_spent_is_spent(Backend backend) throws Exception {
        StoreLocation location = backend.fresh(directory);
        List<String> spent = new ArrayList<>();
        try (ChildJvm writer = ChildJvm.start(AcknowledgingWriter.class, argument(location))) {
            while (spent.size() < AT_LEAST) {
                spent.add(writer.next(AcknowledgingWriter.SPENT));
            }
            spent.addAll(completeLines(writer.kill(AcknowledgingWriter.SPENT)));
        }

        try (Database database = Database.open(location, Clock.systemUTC())) {
            AuthorizationCodes codes = new AuthorizationCodes(database, Clock.systemUTC());
            assertThat(spent).allSatisfy(code -> assertThat(codes.redeem(new Secret(code), "client"))
                    .isInstanceOf(Redemption.Replayed.class));
        }
    }

    private static String argument(StoreLocation location) {
        return location instanceof StoreLocation.Postgres postgres
                ? postgres.url()
                : ((StoreLocation.Embedded) location).base().toString();
    }

    /** The last line may have been cut off by the kill. */
    private static List<String> completeLines(List<String> lines) {
        return lines.isEmpty() ? lines : lines.subList(0, lines.size() - 1);
    }
}
