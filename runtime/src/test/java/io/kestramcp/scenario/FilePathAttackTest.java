package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Paths of files that want out of their namespace. */
class FilePathAttackTest {
    private static final String[] PATHS = {
        "../company.secret/a.txt",
        "/../../a.txt",
        "a/../../b.txt",
        "a/..",
        "..",
        "..\\b.txt",
        "C:\\Windows\\win.ini",
        "\\\\host\\share\\a.txt",
        "a\u0001.txt",
        "a\r\nHost: evil",
        "a/\u001b[2J.txt"
    };

    @BeforeAll
    static void needsTheSandbox() {
        GatewayTest.assumeSandbox();
    }

    @Test
    void U10_a_path_that_leads_out_of_the_namespace_is_refused_by_every_tool_before_anything_is_sent()
            throws Exception {
        GatewayTest.runOnSandbox((gateway, kestra, client) -> {
            client.names();
            int before = kestra.requests().size();
            for (String path : PATHS) {
                for (String tool :
                        new String[] {"read_file", "write_file", "delete_file", "list_files", "create_directory"}) {
                    JsonObject arguments = named("path", path);
                    if (tool.equals("write_file")) {
                        arguments.addProperty("text", "x");
                        arguments.addProperty("overwrite", true);
                    }
                    assertThat(client.call(tool, arguments).failed())
                            .as(tool + " " + path)
                            .isTrue();
                }
                JsonObject from = named("from", path);
                from.addProperty("to", "b.txt");
                assertThat(client.call("move_file", from).failed())
                        .as("from " + path)
                        .isTrue();
                JsonObject to = named("to", path);
                to.addProperty("from", "b.txt");
                assertThat(client.call("move_file", to).failed())
                        .as("to " + path)
                        .isTrue();
            }
            assertThat(kestra.requests()).hasSize(before);
        });
    }

    private static JsonObject named(String argument, String path) {
        JsonObject arguments = new JsonObject();
        arguments.addProperty("namespace", "company.team");
        arguments.addProperty(argument, path);
        return arguments;
    }
}
