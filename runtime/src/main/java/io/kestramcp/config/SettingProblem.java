package io.kestramcp.config;

/**
 * One thing that is wrong with what was set.
 *
 * @param where the key, flag or {@code .env} line as the operator wrote it
 * @param what what is wrong and what is allowed; never the value of a secret
 */
public record SettingProblem(String where, String what) {
    @Override
    public String toString() {
        return where + ": " + what;
    }
}
