package io.kestramcp.doctor.store;

import io.kestramcp.config.StoreSettings;
import io.kestramcp.doctor.Check;
import io.kestramcp.doctor.Fault;
import io.kestramcp.doctor.Finding;
import io.kestramcp.doctor.Installation;
import io.kestramcp.doctor.Once;
import io.kestramcp.store.StoreLook;
import io.kestramcp.vault.KeyRing;
import io.kestramcp.vault.NewKey;
import io.kestramcp.vault.Sealer;
import io.kestramcp.vault.StoredSeals;
import io.kestramcp.vault.TokenVault;
import io.kestramcp.vault.VaultException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The keys that what is kept is sealed with. */
final class KeyChecks {
    private static final int OLD_DAYS = 365;

    private static final Fault NONE = Fault.failure(
            "none",
            "there is none",
            "Set ENCRYPTION_KEYS, or ENCRYPTION_KEYS_FILE, to a key that kestra-mcp key generate has made, and keep it as"
                    + " safe as a password: without it what is kept is lost.");
    private static final Fault BAD = Fault.failure(
            "bad",
            "one cannot be used",
            "Write ENCRYPTION_KEYS as id:key, newest first, with commas between, each as kestra-mcp key generate printed"
                    + " it.");
    private static final Fault OLD = Fault.warning(
            "old",
            "the one that seals is older than a year",
            "Make a new one (kestra-mcp key generate). With several gateways, put it last and restart each, so that all can"
                    + " open what it seals. Then put it first, restart, run kestra-mcp key rotate, and take the old one away.");
    private static final Fault MISSING = Fault.failure(
            "missing",
            "something is sealed with a key that is not set",
            "Put that key back into ENCRYPTION_KEYS, after the newer ones, and run kestra-mcp key rotate. If it is lost,"
                    + " these users must register their tokens again.");
    private static final Fault UNREADABLE = Fault.failure(
            "unreadable",
            "something does not open with the key that it names",
            "Another key has taken this id, or rows were changed: put the right key back, restore the store from a backup,"
                    + " or have these users register their tokens again.");

    private static final Fault SESSIONS = Fault.warning(
            "missing",
            "some are sealed with a key that is not set",
            "Put that key back into ENCRYPTION_KEYS, after the newer ones, and run kestra-mcp key rotate. Without it users"
                    + " sign in again, and clients of theirs are given new tokens.");

    private final Installation installation;
    private final StoreSight sight;
    private final Once<KeyRing> keys = new Once<>(this::ring);

    KeyChecks(Installation installation, StoreSight sight) {
        this.installation = installation;
        this.sight = sight;
    }

    List<Check> checks() {
        return List.of(
                Check.of("keys.present", "the keys in ENCRYPTION_KEYS", this::present, NONE, BAD)
                        .after(StoreChecks.LOCATION),
                Check.of("keys.age", "the age of the key that seals, by its id", this::age, OLD)
                        .after("keys.present"),
                Check.of(
                                "keys.tokens",
                                "users' tokens in the store open with the keys",
                                this::tokens,
                                MISSING,
                                UNREADABLE)
                        .after("keys.present", "store.tables"),
                Check.of(
                                "keys.sessions",
                                "signing keys, sessions and logins in the store are sealed with the keys",
                                this::sessions,
                                SESSIONS)
                        .after("keys.present", "store.tables"));
    }

    private Finding present() throws Exception {
        if (!sight.isNeeded()) {
            return StoreSight.UNNEEDED;
        }
        try {
            List<String> ids = keys.get().ids();
            return Finding.ok(ids.get(0) + " seals"
                    + (ids.size() == 1 ? "." : ", " + String.join(", ", ids.subList(1, ids.size())) + " only open."));
        } catch (VaultException wrong) {
            StoreSettings store = installation.settings().store();
            boolean none =
                    store.encryptionKeys().isEmpty() && store.encryptionKey().isEmpty();
            return Finding.of(none ? NONE : BAD, wrong.getMessage());
        }
    }

    private Finding age() throws Exception {
        if (!sight.isNeeded()) {
            return StoreSight.UNNEEDED;
        }
        String id = keys.get().ids().get(0);
        Optional<LocalDate> day = NewKey.madeOn(id);
        if (day.isEmpty()) {
            return Finding.unneeded("the id " + id + " tells no day");
        }
        LocalDate today =
                installation.machine().clock().instant().atZone(ZoneOffset.UTC).toLocalDate();
        String told = id + " was made on " + day.get() + ".";
        return ChronoUnit.DAYS.between(day.get(), today) > OLD_DAYS ? Finding.of(OLD, told) : Finding.ok(told);
    }

    private Finding tokens() throws Exception {
        Optional<Finding> unseen = unseen();
        if (unseen.isPresent()) {
            return unseen.get();
        }
        TokenVault vault = new TokenVault(
                sight.look()
                        .tokens(
                                installation.machine().clock(),
                                installation.settings().kestra().tenant()),
                new Sealer(keys.get()));
        Map<String, Integer> byKey = vault.countByKey();
        List<String> missing = new ArrayList<>(byKey.keySet());
        missing.removeAll(keys.get().ids());
        int all = byKey.values().stream().mapToInt(Integer::intValue).sum();
        if (!missing.isEmpty()) {
            int lost = missing.stream().mapToInt(byKey::get).sum();
            return Finding.of(
                    MISSING,
                    "%d of %d tokens are sealed with %s, which is not set."
                            .formatted(lost, all, String.join(", ", missing)));
        }
        long unreadable = vault.unreadable();
        return unreadable > 0
                ? Finding.of(UNREADABLE, "%d of %d tokens do not open.".formatted(unreadable, all))
                : Finding.ok(all + " tokens, and all open.");
    }

    private Finding sessions() throws Exception {
        Optional<Finding> unseen = unseen();
        if (unseen.isPresent()) {
            return unseen.get();
        }
        Map<String, Integer> byKey = new StoredSeals(
                        sight.look().sealed(installation.machine().clock()), new Sealer(keys.get()))
                .countByKey();
        int all = byKey.values().stream().mapToInt(Integer::intValue).sum();
        keys.get().ids().forEach(byKey::remove);
        int lost = byKey.values().stream().mapToInt(Integer::intValue).sum();
        return lost > 0
                ? Finding.of(
                        SESSIONS,
                        "%d of %d are sealed with %s, which is not set."
                                .formatted(lost, all, String.join(", ", byKey.keySet())))
                : Finding.ok(all + " are there, all sealed with these keys.");
    }

    /** What there is to say where rows cannot be looked at. */
    private Optional<Finding> unseen() throws Exception {
        if (!sight.isNeeded()) {
            return Optional.of(StoreSight.UNNEEDED);
        }
        if (!sight.canLook()) {
            return Optional.of(Finding.unneeded("not made yet, or in use: see store.open"));
        }
        OptionalInt version = sight.look().version();
        return version.isPresent() && version.getAsInt() == StoreLook.newestVersion()
                ? Optional.empty()
                : Optional.of(Finding.unneeded("the tables are made, or brought up to date, at the next start"));
    }

    private KeyRing ring() throws Exception {
        StoreSettings store = installation.settings().store();
        return KeyRing.of(store.encryptionKeys(), store.encryptionKey());
    }
}
