package dev.stipple.internal.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EscapedUtf8Test {
    @Test
    void validUtf8IsItself() {
        byte[] bytes = "xaé試し😀\uFFFDy".getBytes(StandardCharsets.UTF_8);

        assertThat(EscapedUtf8.decode(bytes, 1, bytes.length - 1)).isEqualTo("aé試し😀\uFFFD");
    }

    /// As Python's surrogateescape.
    @Test
    void otherBytesAreLoneSurrogates() {
        byte[] bytes = {'k', (byte) 0xEC, (byte) 0xED, (byte) 0xA0, (byte) 0x80, (byte) 0xC3};

        assertThat(EscapedUtf8.decode(bytes, 0, bytes.length)).isEqualTo("k\uDCEC\uDCED\uDCA0\uDC80\uDCC3");
    }

    @Test
    void everyBytesComeBack() {
        Random random = new Random(9);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            if (i % 2 == 0) {
                // Halves of valid characters are likelier to be taken for whole ones.
                byte[] valid = "é試😀".getBytes(StandardCharsets.UTF_8);
                for (int j = 0; j < bytes.length; j++) {
                    bytes[j] = valid[random.nextInt(valid.length)];
                }
            }
            assertThat(EscapedUtf8.encode(EscapedUtf8.decode(bytes, 0, bytes.length)))
                    .isEqualTo(bytes);
        }
    }
}
