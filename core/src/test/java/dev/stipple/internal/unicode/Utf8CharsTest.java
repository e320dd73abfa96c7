package dev.stipple.internal.unicode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8CharsTest {
    private static final String[] PARTS = {
        "a", "plain ASCII, and more of it than eight", "é", "語", "😀", "\u0000", "\uFFFD", "\uD7FF", "\uE000", "日本語"
    };

    private final Random random = new Random(3);

    @Test
    void partsSpellWhatTheRepairedWholeSpells() {
        for (int round = 0; round < 20_000; round++) {
            byte[] utf8 = bytes();
            String expected = new String(Utf8.repair(utf8), UTF_8);
            var chars = new Utf8Chars(utf8.length);
            int at = 0;
            for (int end = 0; end < utf8.length; ) {
                end = Math.min(utf8.length, end + 1 + random.nextInt(20));
                int used = chars.add(utf8, at, end, end == utf8.length);
                assertThat(end - used).isBetween(0, 3);
                at = used;
            }
            assertThat(at).isEqualTo(utf8.length);
            assertThat(chars.take()).isEqualTo(expected);
        }
    }

    @Test
    void longTextsDecodeAsShortOnes() {
        for (int round = 0; round < 50; round++) {
            var text = new StringBuilder();
            while (text.length() < 6_000) {
                text.append(PARTS[random.nextInt(PARTS.length)]);
            }
            byte[] utf8 = text.toString().getBytes(UTF_8);
            assertThat(Utf8.decode(utf8, 0, utf8.length)).isEqualTo(text.toString());
            utf8[random.nextInt(utf8.length)] = (byte) 0xFF;
            assertThat(Utf8.decode(utf8, 0, utf8.length)).isEqualTo(new String(Utf8.repair(utf8), UTF_8));
        }
    }

    /// Characters, of which some are cut or spoilt.
    private byte[] bytes() {
        var text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            text.append(PARTS[random.nextInt(PARTS.length)]);
        }
        byte[] utf8 = text.toString().getBytes(UTF_8);
        for (int i = random.nextInt(4); i > 0; i--) {
            utf8[random.nextInt(utf8.length)] = (byte) random.nextInt(256);
        }
        return utf8;
    }
}
