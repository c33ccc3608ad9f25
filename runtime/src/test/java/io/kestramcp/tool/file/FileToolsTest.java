package io.kestramcp.tool.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.tool.FakeTool;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class FileToolsTest {
    private static final String THERE = "{\"name\": \"a.txt\", \"type\": \"File\", \"size\": 3}";

    @Test
    void text_is_cut_between_characters_and_read_on_without_a_gap() {
        byte[] bytes = "aé€😀b".getBytes(StandardCharsets.UTF_8);
        StringBuilder read = new StringBuilder();
        int offset = 0;
        while (offset < bytes.length) {
            Part part = Part.of(bytes, offset, 4);
            read.append(part.text().orElseThrow());
            offset = part.end();
        }
        assertThat(read).hasToString("aé€😀b");
    }

    @Test
    void what_is_no_text_comes_as_base64() throws Exception {
        byte[] bytes = {0, 1, (byte) 0xFF};
        JsonObject read = read(bytes, "{\"namespace\": \"n\", \"path\": \"a.bin\"}");
        assertThat(read.has("text")).isFalse();
        assertThat(Base64.getDecoder().decode(read.get("base64").getAsString())).isEqualTo(bytes);
    }

    @Test
    void a_long_file_is_read_in_parts() throws Exception {
        byte[] bytes = "0123456789".getBytes(StandardCharsets.UTF_8);
        JsonObject read = read(bytes, "{\"namespace\": \"n\", \"path\": \"a\", \"offset\": 2, \"length\": 3}");
        assertThat(read.get("text").getAsString()).isEqualTo("234");
        assertThat(read.get("next_offset").getAsInt()).isEqualTo(5);
        assertThat(read.get("size").getAsInt()).isEqualTo(10);
    }

    @Test
    void a_file_that_is_there_is_not_replaced_unless_told() {
        FakeTool upload = FakeTool.untouched();
        assertThatThrownBy(() -> new WriteFile(FakeTool.answering(THERE), upload)
                        .call(FakeTool.call("2.0", "{\"namespace\": \"n\", \"path\": \"a.txt\", \"text\": \"x\"}")))
                .isInstanceOf(RefusedArgumentException.class)
                .hasMessageContaining("overwrite");
        assertThat(upload.asked()).isEmpty();
    }

    @Test
    void a_new_file_is_uploaded_in_the_part_that_kestra_wants() throws Exception {
        FakeTool upload = FakeTool.answering("{}");
        JsonObject told = new WriteFile(FakeTool.notFound(), upload)
                .call(FakeTool.call("2.0", "{\"namespace\": \"n\", \"path\": \"dir/a.txt\", \"text\": \"x\"}"))
                .content();
        assertThat(told.get("replaced").getAsBoolean()).isFalse();
        assertThat(upload.asked().get(0).toString())
                .isEqualTo("{\"namespace\":\"n\",\"path\":\"/dir/a.txt\","
                        + "\"files\":{\"fileContent\":{\"name\":\"a.txt\",\"text\":\"x\"}}}");
    }

    @Test
    void an_archive_is_unpacked_only_when_that_is_meant() {
        assertThatThrownBy(() -> new WriteFile(FakeTool.untouched(), FakeTool.untouched())
                        .call(FakeTool.call(
                                "2.0", "{\"namespace\": \"n\", \"path\": \"a.ZIP\", \"base64\": \"UEs=\"}")))
                .hasMessageContaining("unpack");
    }

    @Test
    void moving_onto_a_file_and_moving_nothing_are_told() {
        String move = "{\"namespace\": \"n\", \"from\": \"a\", \"to\": \"b\"}";
        assertThatThrownBy(() ->
                        new MoveFile(FakeTool.answering(THERE), FakeTool.untouched()).call(FakeTool.call("2.0", move)))
                .hasMessageContaining("there already");
        assertThatThrownBy(
                        () -> new MoveFile(FakeTool.notFound(), FakeTool.untouched()).call(FakeTool.call("2.0", move)))
                .hasMessageContaining("no file /a");
    }

    @Test
    void the_root_is_never_deleted() {
        for (String path : new String[] {"/", "//", "/../x"}) {
            assertThatThrownBy(() -> new DeleteFile(FakeTool.untouched(), FakeTool.untouched())
                            .call(FakeTool.call("2.0", "{\"namespace\": \"n\", \"path\": \"" + path + "\"}")))
                    .as(path)
                    .isInstanceOf(RefusedArgumentException.class);
        }
    }

    private static JsonObject read(byte[] bytes, String arguments) throws Exception {
        String content = "{\"content\": \"" + Base64.getEncoder().encodeToString(bytes) + "\"}";
        return new ReadFile(FakeTool.answering(THERE), FakeTool.answering(content))
                .call(FakeTool.call("2.0", arguments))
                .content();
    }
}
