package dev.stipple.internal.unicode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
    private final Random random = new Random(7);

    @Test
    void loneSurrogatesBecomeReplacementCharacters() {
        assertThat(Utf8.encode("a?\uD800b\uDC00\uD83D\uDE00\uD83D"))
                .isEqualTo("a?\uFFFDb\uFFFD😀\uFFFD".getBytes(UTF_8));
        assertThat(Utf8.encode("\uD800")).isEqualTo("\uFFFD".getBytes(UTF_8));
        assertThat(Utf8.encode("what? 😀")).isEqualTo("what? 😀".getBytes(UTF_8));
        assertThat(Utf8.encode(CharBuffer.wrap("ü"))).isEqualTo("ü".getBytes(UTF_8));
    }

    @Test
    void encodingEqualsDecodingTheChars() {
        for (int i = 0; i < 2_000; i++) {
            char[] chars = new char[random.nextInt(30)];
            for (int j = 0; j < chars.length; j++) {
                chars[j] = (char) (random.nextBoolean() ? 0xD7F0 + random.nextInt(0x820) : random.nextInt(0x80));
            }
            String text = new String(chars);
            StringBuilder expected = new StringBuilder();
            text.codePoints()
                    .forEach(c -> expected.appendCodePoint(Character.getType(c) == Character.SURROGATE ? 0xFFFD : c));
            assertThat(new String(Utf8.encode(text), UTF_8)).isEqualTo(expected.toString());
        }
    }

    @Test
    void validityIsThatOfTheStrictDecoder() {
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = randomBytes();
            assertThat(Utf8.isValid(bytes, 0, bytes.length))
                    .as(Arrays.toString(bytes))
                    .isEqualTo(decodes(bytes));
        }
    }

    @Test
    void everyCodePointIsValidAndEverySurrogateIsNot() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                byte[] bytes = Character.toString(c).getBytes(UTF_8);
                assertThat(Utf8.isValid(bytes, 0, bytes.length)).isTrue();
            }
        }
        for (int c = Character.MIN_SURROGATE; c <= Character.MAX_SURROGATE; c++) {
            byte[] bytes = {(byte) 0xED, (byte) (0x80 | (c >> 6 & 0x3F)), (byte) (0x80 | (c & 0x3F))};
            assertThat(Utf8.isValid(bytes, 0, bytes.length)).isFalse();
        }
    }

    @Test
    void theFirstInvalidSequenceIsFound() {
        byte[] bytes = "plain ASCII, then ü and 😀 and |".getBytes(UTF_8);
        int at = bytes.length - 1;
        bytes[at] = (byte) 0xFF;
        assertThat(Utf8.firstInvalid(bytes, 0, bytes.length)).isEqualTo(at);
        assertThat(Utf8.firstInvalid(bytes, 0, at)).isEqualTo(at);
        assertThat(Utf8.isValid(bytes, 0, at)).isTrue();
        // Cut inside of the ü.
        int umlaut = new String(bytes, UTF_8).indexOf('ü');
        assertThat(Utf8.firstInvalid(bytes, 0, umlaut + 1)).isEqualTo(umlaut);
    }

    @Test
    void repairIsThatOfTheWhatwgDecoder() {
        byte[] valid = "fine 😀".getBytes(UTF_8);
        assertThat(Utf8.repair(valid)).isSameAs(valid);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = randomBytes();
            byte[] repaired = Utf8.repair(bytes);
            assertThat(Utf8.isValid(repaired, 0, repaired.length)).isTrue();
            // Java takes an encoded surrogate, or half of one that ends the text, as one part.
            if (!hasSurrogate(bytes)) {
                assertThat(new String(repaired, UTF_8)).isEqualTo(new String(bytes, UTF_8));
            }
        }
        // One replacement for each maximal part: E2 82 begins a valid sequence, ED A0 doesn't.
        assertThat(Utf8.repair(new byte[] {(byte) 0xE2, (byte) 0x82, 'x', (byte) 0xED, (byte) 0xA0}))
                .isEqualTo("\uFFFDx\uFFFD\uFFFD".getBytes(UTF_8));
        assertThat(Utf8.repair(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}))
                .isEqualTo("\uFFFD\uFFFD\uFFFD".getBytes(UTF_8));
        assertThat(Utf8.repair(new byte[] {'a', (byte) 0xF0, (byte) 0x9F, (byte) 0x98}))
                .isEqualTo("a\uFFFD".getBytes(UTF_8));
    }

    @Test
    void decodingIsThatOfRepaired() {
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = randomBytes();
            assertThat(Utf8.decode(bytes, 0, bytes.length)).isEqualTo(new String(Utf8.repair(bytes), UTF_8));
        }
        byte[] surrogate = {'a', (byte) 0xED, (byte) 0xA0, (byte) 0x80, 'b', 'c'};
        assertThat(Utf8.decode(surrogate, 1, 5)).isEqualTo("\uFFFD\uFFFD\uFFFDb");
    }

    @Test
    void decodingALongTextIsThatOfRepairedToo() {
        for (int i = 0; i < 200; i++) {
            var text = new ByteArrayOutputStream();
            while (text.size() < 10_000) {
                text.writeBytes("x".repeat(random.nextInt(200)).getBytes(UTF_8));
                text.writeBytes(random.nextBoolean() ? randomBytes() : "ж — 漢 😀".getBytes(UTF_8));
            }
            byte[] bytes = text.toByteArray();
            assertThat(Utf8.decode(bytes, 3, bytes.length - 2))
                    .isEqualTo(new String(Utf8.repair(Arrays.copyOfRange(bytes, 3, bytes.length - 2)), UTF_8));
        }
    }

    @Test
    void decodingInPartsGivesTheSameText() {
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = randomBytes();
            StringBuilder text = new StringBuilder();
            int start = 0;
            for (int to = 1; to <= bytes.length; to++) {
                int end = Utf8.completeEnd(bytes, start, to);
                // What is held back is less than a character.
                assertThat(to - end).isBetween(0, 3);
                text.append(Utf8.decode(bytes, start, end));
                start = end;
            }
            text.append(Utf8.decode(bytes, start, bytes.length));
            assertThat(text.toString()).isEqualTo(Utf8.decode(bytes, 0, bytes.length));
        }
        byte[] emoji = "a😀".getBytes(UTF_8);
        assertThat(Utf8.completeEnd(emoji, 0, 4)).isEqualTo(1);
        assertThat(Utf8.completeEnd(emoji, 0, 5)).isEqualTo(5);
    }

    @Test
    void countsAreThoseOfString() {
        for (int i = 0; i < 5_000; i++) {
            String text = new String(randomBytes(), UTF_8) + "a😀é中".repeat(random.nextInt(8));
            byte[] bytes = ("?" + text).getBytes(UTF_8);
            assertThat(Utf8.chars(bytes, 1, bytes.length)).isEqualTo(text.length());
            assertThat(Utf8.codePoints(bytes, 1, bytes.length)).isEqualTo(text.codePointCount(0, text.length()));
        }
    }

    /// Bytes that are often the start of something valid.
    private byte[] randomBytes() {
        int[] leads = {0x41, 0x7F, 0x80, 0xBF, 0xC0, 0xC2, 0xDF, 0xE0, 0xE2, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF};
        int[] next = {0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0x80, 0x85};
        byte[] bytes = new byte[random.nextInt(24)];
        for (int i = 0; i < bytes.length; i++) {
            boolean lead = random.nextInt(3) == 0;
            bytes[i] = (byte) (lead ? leads[random.nextInt(leads.length)] : next[random.nextInt(next.length)]);
        }
        if (random.nextInt(3) == 0) {
            byte[] valid = Character.toString(random.nextInt(0xD800)).repeat(3).getBytes(UTF_8);
            return random.nextBoolean() ? valid : Arrays.copyOf(valid, valid.length - 1);
        }
        return bytes;
    }

    private static boolean hasSurrogate(byte[] bytes) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == (byte) 0xED && (bytes[i + 1] & 0xE0) == 0xA0) {
                return true;
            }
        }
        return false;
    }

    private static boolean decodes(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
