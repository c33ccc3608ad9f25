package io.kestramcp.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.tool.FormerName;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The committed reference pages say what the build knows. */
class PagesTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    @Test
    void the_tools_page_is_up_to_date() throws IOException {
        ProjectFile.check("docs/tools.md", new ToolsPage(CATALOGUE).text());
    }

    @Test
    void the_tools_page_tells_the_names_that_tools_had() {
        Catalogue renamed = new Catalogue(
                CATALOGUE.toolsets(),
                CATALOGUE.permissions(),
                CATALOGUE.roles(),
                CATALOGUE.tools(),
                List.of(new FormerName.Renamed("fetch_flow", "get_flow", "0.2")));
        assertThat(new ToolsPage(renamed).text())
                .startsWith(new ToolsPage(CATALOGUE).text())
                .endsWith(
                        "- fetch_flow is called get_flow since 0.2: use that name. The old one goes with the next release.\n");
    }

    @Test
    void the_resources_page_is_up_to_date() throws IOException {
        ProjectFile.check("docs/resources.md", ResourcesPage.current());
    }

    @Test
    void the_settings_page_is_up_to_date() throws IOException {
        ProjectFile.check("docs/settings.md", new SettingsPage(MigrationReader.read()).text());
    }

    @Test
    void the_metrics_page_is_up_to_date() throws IOException {
        ProjectFile.check("docs/metrics.md", MetricsPage.text());
    }

    @Test
    void the_permissions_page_is_up_to_date() throws IOException {
        ProjectFile.check("docs/permissions.md", new PermissionsPage(CATALOGUE).text());
    }

    @Test
    void the_migration_page_is_up_to_date() throws IOException {
        ProjectFile.check("docs/migration.md", new MigrationPage(MigrationReader.read()).text());
    }

    @Test
    void the_doctors_page_is_up_to_date() throws IOException {
        ProjectFile.check("docs/doctor.md", DoctorPage.current());
    }
}
