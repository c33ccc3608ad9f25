package io.kestramcp.scenario;

import static io.kestramcp.scenario.Looks.column;
import static io.kestramcp.scenario.Looks.ok;
import static io.kestramcp.scenario.Looks.refused;
import static io.kestramcp.scenario.Looks.team;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.scenario.McpCaller.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Namespace files: nothing overwritten, unpacked, imported or cut without being told; seen by another tool. */
class FileScenariosTest {
    private static final String TEXT = "Größe: 5 €\n";

    @Test
    void a_file_is_overwritten_only_when_told_to() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            write(client, "/notes.txt", "first");
            assertThat(refused(client, "write_file", team("path", "/notes.txt", "text", "second")))
                    .contains("there already")
                    .contains("overwrite");
            assertThat(text(client, "/notes.txt")).isEqualTo("first");
            Answer replaced = ok(client, "write_file", team("path", "/notes.txt", "text", "second", "overwrite", true));
            assertThat(replaced.content().get("replaced").getAsBoolean()).isTrue();
            assertThat(text(client, "/notes.txt")).isEqualTo("second");
        });
    }

    @Test
    void bytes_that_are_no_text_come_back_as_they_were() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            byte[] bytes = new byte[256];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) i;
            }
            String base64 = Base64.getEncoder().encodeToString(bytes);
            ok(client, "write_file", team("path", "/data.bin", "base64", base64));
            Answer read = ok(client, "read_file", team("path", "/data.bin"));
            assertThat(read.content().has("text")).isFalse();
            assertThat(read.string("base64")).isEqualTo(base64);
            assertThat(refused(client, "write_file", team("path", "/other.bin", "base64", "%%%")))
                    .contains("base64 is not Base64");
            assertThat(refused(client, "write_file", team("path", "/other.bin", "base64", "AAEC", "text", "x")))
                    .contains("exactly one");
        });
    }

    @Test
    void a_file_is_read_in_parts_that_break_no_character_and_leave_nothing_out() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            write(client, "/notes.txt", TEXT);
            StringBuilder whole = new StringBuilder();
            JsonObject part = team("path", "/notes.txt", "length", 4);
            Answer read = ok(client, "read_file", part);
            int parts = 1;
            whole.append(read.string("text"));
            while (read.content().has("next_offset")) {
                part.add("offset", read.content().get("next_offset"));
                read = ok(client, "read_file", part);
                whole.append(read.string("text"));
                parts++;
            }
            assertThat(whole).hasToString(TEXT);
            assertThat(parts).isGreaterThan(2);
            assertThat(read.content().get("size").getAsInt()).isEqualTo(TEXT.getBytes(StandardCharsets.UTF_8).length);
            assertThat(refused(client, "read_file", team("path", "/notes.txt", "offset", 1000)))
                    .contains("offset is past the end");
        });
    }

    @Test
    void directories_in_directories_are_listed_level_by_level_moved_and_deleted_as_a_whole() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            ok(client, "create_directory", team("path", "/empty"));
            write(client, "/etl/sql/load.sql", "select 1");
            write(client, "/etl/readme.md", "# ETL");
            assertThat(column(ok(client, "list_files", team()), "name")).containsExactlyInAnyOrder("empty", "etl");
            Answer below = ok(client, "list_files", team("path", "/etl"));
            assertThat(column(below, "name")).containsExactlyInAnyOrder("sql", "readme.md");
            assertThat(column(below, "type")).containsExactlyInAnyOrder("Directory", "File");
            ok(client, "move_file", team("from", "/etl", "to", "/jobs"));
            assertThat(text(client, "/jobs/sql/load.sql")).isEqualTo("select 1");
            assertThat(column(ok(client, "search_files", team("query", "load")), "path"))
                    .containsExactly("/jobs/sql/load.sql");
            ok(client, "delete_file", team("path", "/jobs"));
            assertThat(column(ok(client, "search_files", team("query", "load")), "path"))
                    .isEmpty();
            assertThat(column(ok(client, "list_files", team()), "name")).containsExactly("empty");
        });
    }

    @Test
    void what_kestra_would_do_wrong_in_silence_or_answer_with_500_is_refused() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            write(client, "/a/one.txt", "1");
            write(client, "/two.txt", "2");
            assertThat(refused(client, "move_file", team("from", "/two.txt", "to", "/a/one.txt")))
                    .contains("there already");
            assertThat(refused(client, "move_file", team("from", "/none.txt", "to", "/three.txt")))
                    .contains("no file /none.txt");
            assertThat(refused(client, "delete_file", team("path", "/none.txt")))
                    .contains("no file /none.txt");
            assertThat(refused(client, "delete_file", team("path", "/"))).contains("root");
            assertThat(refused(client, "read_file", team("path", "/a"))).contains("directory");
            assertThat(refused(client, "write_file", team("path", "/a", "text", "x", "overwrite", true)))
                    .contains("names a directory");
            assertThat(refused(client, "write_file", team("path", "/a/../two.txt", "text", "x")))
                    .contains("..");
            assertThat(text(client, "/a/one.txt")).isEqualTo("1");
            assertThat(text(client, "/two.txt")).isEqualTo("2");
        });
    }

    @Test
    void a_space_is_told_as_the_plus_that_kestra_makes_of_it() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            Answer written = ok(client, "write_file", team("path", "/my notes.txt", "text", "x"));
            assertThat(written.string("path")).isEqualTo("/my+notes.txt");
            assertThat(column(ok(client, "list_files", team()), "name")).containsExactly("my+notes.txt");
            assertThat(text(client, "/my+notes.txt")).isEqualTo("x");
            assertThat(text(client, "/my notes.txt")).isEqualTo("x");
        });
    }

    @Test
    void a_zip_is_unpacked_only_when_that_is_meant_and_replaces_nothing_unless_told_to() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            String zip = zip("lib/one.py", "lib/two.py");
            JsonObject pack = team("path", "/pack.zip", "base64", zip);
            assertThat(refused(client, "write_file", pack)).contains("unpack");
            assertThat(column(ok(client, "list_files", team()), "name")).isEmpty();
            pack.addProperty("unpack", true);
            Answer done = ok(client, "write_file", pack);
            assertThat(done.content().get("unpacked_files").getAsInt()).isEqualTo(2);
            assertThat(column(ok(client, "list_files", team("path", "/lib")), "name"))
                    .containsExactlyInAnyOrder("one.py", "two.py");
            assertThat(refused(client, "write_file", pack))
                    .contains("/lib/one.py")
                    .contains("overwrite");
            pack.addProperty("overwrite", true);
            assertThat(ok(client, "write_file", pack).content().get("replaced").getAsBoolean())
                    .isTrue();
            assertThat(refused(client, "write_file", team("path", "/no.zip", "base64", "AAEC", "unpack", true)))
                    .contains("no .zip");
        });
    }

    @Test
    void no_flow_is_saved_by_way_of_files() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            assertThat(refused(client, "write_file", team("path", "/_flows/x.yml", "text", Flows.GREETING)))
                    .contains("create_or_update_flow");
            assertThat(refused(
                            client,
                            "write_file",
                            team("path", "/p.zip", "base64", zip("_flows/x.yml"), "unpack", true)))
                    .contains("create_or_update_flow");
            assertThat(column(ok(client, "list_flows", team()), "flow_id")).isEmpty();
        });
    }

    private static void write(McpCaller client, String path, String text) throws Exception {
        ok(client, "write_file", team("path", path, "text", text));
    }

    private static String text(McpCaller client, String path) throws Exception {
        return ok(client, "read_file", team("path", path)).string("text");
    }

    private static String zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
