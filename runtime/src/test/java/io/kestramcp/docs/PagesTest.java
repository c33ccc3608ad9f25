package io.kestramcp.docs;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The committed reference pages say what the build knows. */
class PagesTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    @Test
    void the_tools_page_is_up_to_date() throws IOException {
        ProjectFile.check("docs/tools.md", new ToolsPage(CATALOGUE).text());
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
