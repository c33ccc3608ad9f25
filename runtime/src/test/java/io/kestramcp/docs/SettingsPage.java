package io.kestramcp.docs;

import io.kestramcp.config.IssuerSetting;
import io.kestramcp.config.Setting;
import java.util.Arrays;
import java.util.List;

/** {@code docs/settings.md}: every setting, and what became of the earlier servers' variables. */
final class SettingsPage {
    private final Migration migration;

    SettingsPage(Migration migration) {
        this.migration = migration;
    }

    String text() {
        Markdown page = new Markdown()
                .heading(1, "Settings")
                .paragraph("Written by the build from the table that the gateway itself reads.")
                .bullets(List.of(
                        "A flag of the command line wins over the environment, that over a `.env` file in the working"
                                + " directory, that over the default.",
                        "Empty text counts as not set.",
                        "A setting and its other name, or a secret and its file, must agree when one source has both.",
                        "A secret has no flag, since every user of a machine can read command lines. A file with the"
                                + " secret is named by the same key with `_FILE` after it; the line break at its end"
                                + " does not count.",
                        "A name that begins with `KESTRA_MCP_` and is no setting is an error. So is any other"
                                + " `KESTRA_` name in `.env`; in the environment, which other programs share, a likely"
                                + " slip is a warning.",
                        "All that is wrong is told at once, and nothing starts."))
                .table(
                        List.of("setting", "flag", "type", "default", "meaning"),
                        Arrays.stream(Setting.values()).map(SettingsPage::row).toList())
                .heading(2, "Sign-in")
                .paragraph(
                        "Of the identity provider that vouches for callers over HTTP; none of these has a flag. A second"
                                + " provider is set alike under `OIDC_2_`, as `OIDC_2_ISSUER_URL`, and so on up to `OIDC_9_`."
                                + " Step by step: [sign-in](sign-in.md).")
                .table(
                        List.of("variable", "default", "meaning"),
                        Arrays.stream(IssuerSetting.values())
                                .map(SettingsPage::row)
                                .toList())
                .paragraph(
                        "`ENTRA_TENANT_ID`, `ENTRA_CLIENT_ID` and `ENTRA_CLIENT_SECRET` stand for the first provider's if"
                                + " that is Entra ID. `OIDC_SCOPES` is for users whom the gateway itself sends to sign in:"
                                + " [the gateway as authorization server](authorization-server.md).")
                .heading(2, "Variables of the earlier servers")
                .paragraph(
                        "Kept: means here what it meant there. Refused: over HTTP the gateway does not start with it,"
                                + " over stdio it warns. Ignored: may stay, does nothing. What became of the tools is told in"
                                + " [migration](migration.md).");
        migration.variables().forEach((server, variables) -> page.heading(3, server)
                .table(
                        List.of("variable", "fate", "note"),
                        variables.stream()
                                .map(each -> List.of(
                                        Markdown.code(each.names()), each.fate().word(), each.note()))
                                .toList()));
        return page.text();
    }

    private static List<String> row(IssuerSetting setting) {
        return List.of(
                Markdown.code(IssuerSetting.prefixes().get(0) + setting.name()),
                setting.usual(),
                setting.description());
    }

    private static List<String> row(Setting setting) {
        String file = setting.secret() ? " From a file: " + Markdown.code(setting.key() + "_FILE") + "." : "";
        String alias = setting.alias()
                .map(other -> " Other name: " + Markdown.code(other) + ".")
                .orElse("");
        return List.of(
                Markdown.code(setting.key()),
                setting.flag().map(flag -> Markdown.code("--" + flag)).orElse(""),
                setting.type().label(),
                setting.defaultValue().map(Markdown::code).orElse(""),
                setting.description() + file + alias);
    }
}
