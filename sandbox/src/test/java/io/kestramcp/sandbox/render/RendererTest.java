package io.kestramcp.sandbox.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RendererTest {
    private final Renderer renderer = new Renderer(JsonParser.parseString(
                    "{\"inputs\":{\"name\":\"Ada\",\"none\":null,\"list\":[1,2]},\"outputs\":{\"t-1\":{\"value\":7}}}")
            .getAsJsonObject());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Hello {{ inputs.name }}! | Hello Ada!",
                "{{inputs.name}}-{{ outputs.t-1.value }} | Ada-7",
                "{{ inputs.list }} | [1,2]",
                "{{ inputs.none ?? 'nobody' }} | nobody",
                "{{ trigger.date ?? 'manual' }} | manual",
                "{{ trigger.date ?? inputs.name }} | Ada",
                "no expression | no expression",
            })
    void variablesAreReplaced(String template, String expected) {
        assertThat(renderer.render(template)).isEqualTo(expected);
    }

    @Test
    void missingVariableIsRefused() {
        assertThatThrownBy(() -> renderer.render("{{ inputs.nope }}"))
                .isInstanceOf(RenderException.class)
                .hasMessageContaining("inputs.nope");
    }

    @Test
    void expressionsBeyondVariablesAreRefusedAndNotPassedThrough() {
        assertThatThrownBy(() -> renderer.render("{{ inputs.name | upper }}"))
                .hasMessageContaining("plain variables only");
    }
}
