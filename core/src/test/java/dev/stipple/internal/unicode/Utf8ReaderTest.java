package dev.stipple.internal.unicode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8ReaderTest {
    @Test
    void equalsTheJdkAndReplacesLoneSurrogates() {
        var random = new Random(1);
        for (int round = 0; round < 300; round++) {
            var text = new StringBuilder();
            int length = random.nextInt(12_000);
            while (text.length() < length) {
                if (random.nextInt(3) > 0) {
                    text.repeat("plain ", random.nextInt(40));
                } else {
                    text.append((char) random.nextInt(1 << (7 + random.nextInt(10))));
                    text.appendCodePoint(0x10000 + random.nextInt(0x100000));
                }
            }
            String expected = text.codePoints()
                    .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(Utf8Reader.readAll(text.toString())).isEqualTo(expected.getBytes(UTF_8));
        }
    }
}
