package dev.stipple.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stipple.MalformedModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static Json json(String text) throws IOException {
        return Json.of("t.json", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsEveryKindOfValue() throws IOException {
        Json json = json("{\"a\": [1, -2.5e3, true, null, \"é\\u0000\"], \"b\": {\"c\": 7}, \"d\": null}");
        assertThat(json.get("a").items().get(0).integer()).isEqualTo(1);
        assertThat(json.get("a").items().get(1).number()).isEqualTo(-2500);
        assertThat(json.get("a").items().get(2).bool()).isTrue();
        assertThat(json.get("a").items().get(3).isNull()).isTrue();
        assertThat(json.get("a").items().get(4).text()).isEqualTo("é\0");
        assertThat(json.get("b").members()).containsOnlyKeys("c");
        assertThat(json.find("d")).isEmpty();
        assertThat(json.find("e")).isEmpty();
    }

    @Test
    void namesFileAndOffset() throws IOException {
        Json json = json("{\"model\": 12}");
        assertThatThrownBy(() -> json.get("model").text()).hasMessage("t.json, offset 10: expected a string, found 12");
        assertThatThrownBy(() -> json.get("vocab")).hasMessage("t.json, offset 0: member \"vocab\" is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "{", "[1,", "{\"a\" 1}", "nul", "NaN", "1 2", "\"a", "[1] x", "// c\n1", "{'a':1}"})
    void refusesWhatIsNoJson(String text) {
        assertThatThrownBy(() -> json(text)).isInstanceOf(MalformedModelException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[1,", "\"a", "{\"a\": [1, 2"})
    void tellsWhereAFileIsCutOff(String text) {
        assertThatThrownBy(() -> json(text))
                .isInstanceOf(MalformedModelException.class)
                .hasMessage("t.json, offset " + text.length()
                        + ": the file ends within a JSON value: it is cut off, fetch or write it again");
    }

    @Test
    void showsWhatIsNoJson() {
        assertThatThrownBy(() -> json("{\"merges\": 1,\n \"a\" 1}"))
                .isInstanceOf(MalformedModelException.class)
                .hasMessageContaining("no JSON: ")
                .hasMessageContaining("followed by '")
                .hasMessageContaining("1}");
    }

    @Test
    void refusesInvalidUtf8() {
        byte[] bytes = {'"', (byte) 0xC3, '"'};
        assertThatThrownBy(() -> Json.of("t.json", bytes))
                .isInstanceOf(MalformedModelException.class)
                .hasMessage("t.json, offset 1: bytes that are no UTF-8");
    }

    @Test
    void refusesDeepNesting() {
        assertThatThrownBy(() -> json("[".repeat(1_000_000)))
                .isInstanceOf(MalformedModelException.class)
                .hasMessageContaining("nested too deep");
    }
}
