package dev.stipple.internal.encode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stipple.text.AlignedText;
import dev.stipple.text.normalize.Nfc;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NfcBytesTest {
    private final NfcBytes bytes = new NfcBytes();

    @Test
    void equalsNfcOnHostileText() {
        var random = new Random(1);
        for (int round = 0; round < 3000; round++) {
            check(RandomUnicode.text(random, 1 + random.nextInt(40)));
        }
    }

    @Test
    void equalsNfcOnEveryCharacterBetweenOthers() {
        for (int codePoint = 0; codePoint < 0x30000; codePoint++) {
            if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
                String character = Character.toString(codePoint);
                check("a" + character + "\u0301" + character + "가" + character);
            }
        }
    }

    @Test
    void leavesPlainTextAlone() {
        byte[] text =
                "Grüße, Привет, 你好, สวัสดี".replace("ั", "").replace("ี", "").getBytes(UTF_8);
        assertThat(bytes.normalize(text, 0, text.length)).isEmpty();
    }

    private void check(String text) {
        byte[] utf8 = text.getBytes(UTF_8);
        byte[] padded = ("e" + text + "\u0301").getBytes(UTF_8);
        String expected = new Nfc().normalize(AlignedText.of(text)).toString();
        assertThat(new String(bytes.normalize(utf8, 0, utf8.length).orElse(utf8), UTF_8))
                .isEqualTo(expected);
        assertThat(new String(bytes.normalize(padded, 1, 1 + utf8.length).orElse(utf8), UTF_8))
                .isEqualTo(expected);
    }
}
