package io.kestramcp.doctor;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/** The values that no output may hold. */
final class Secrets {
    /** In all that a case makes up. */
    private static final String CANARY = "canary";

    private Secrets() {}

    /** Those among these variables. */
    static String[] of(Map<String, String> environment) {
        return Stream.concat(Stream.of(CANARY), values(environment)).toArray(String[]::new);
    }

    private static Stream<String> values(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(each -> each.getKey().matches("(.*_)?(PASSWORD|TOKEN|SECRET|ENCRYPTION_KEYS?)"))
                .flatMap(each -> Arrays.stream(each.getValue().split("[,:]"))
                        .skip(each.getKey().startsWith("ENC") ? 1 : 0));
    }
}
