package io.kestramcp.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.config.Secret;
import io.kestramcp.kestra.UpstreamCredential;
import io.kestramcp.store.Backend;
import io.kestramcp.store.ChildJvm;
import io.kestramcp.store.Database;
import io.kestramcp.store.StoreLocation;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that is killed takes no token with it that a user was told is kept. */
class VaultSuddenDeathTest {
    private static final int AT_LEAST = 200;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(Backend.class)
    void after_kill_9_every_token_that_was_reported_as_registered_opens(Backend backend) throws Exception {
        StoreLocation location = backend.fresh(directory);
        String argument = location instanceof StoreLocation.Postgres postgres
                ? postgres.url()
                : ((StoreLocation.Embedded) location).base().toString();
        List<String> registered = new ArrayList<>();
        try (ChildJvm writer = ChildJvm.start(RegisteringProcess.class, argument)) {
            while (registered.size() < AT_LEAST) {
                registered.add(writer.next(RegisteringProcess.REGISTERED));
            }
            List<String> rest = writer.kill(RegisteringProcess.REGISTERED);
            // The last line may have been cut off by the kill.
            registered.addAll(rest.isEmpty() ? rest : rest.subList(0, rest.size() - 1));
        }
        try (Database database = Database.open(location, Clock.systemUTC())) {
            TokenVault vault = RegisteringProcess.vault(database);
            assertThat(registered)
                    .allSatisfy(number -> assertThat(vault.credential(RegisteringProcess.user(Long.parseLong(number))))
                            .contains(new UpstreamCredential.Bearer(new Secret("token-" + number))));
        }
    }
}
