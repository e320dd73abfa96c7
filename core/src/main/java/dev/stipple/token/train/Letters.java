package dev.stipple.token.train;

import dev.stipple.text.ByteChars;
import java.nio.charset.StandardCharsets;

/// How the bytes of a word are read as letters, the smallest symbols a trainer starts from. A letter is a code point.
sealed interface Letters {
    /// Returns the letter at `index`.
    int at(byte[] word, int index);

    /// Returns how many bytes the letter at `index` takes.
    int length(byte[] word, int index);

    /// Returns the bytes of the word whose letters are the code points of `word`.
    byte[] bytes(CharSequence word);

    /// Each character of valid UTF-8 is a letter.
    record Utf8() implements Letters {
        @Override
        public int at(byte[] word, int index) {
            int lead = word[index];
            return switch (length(word, index)) {
                case 1 -> lead;
                case 2 -> ((lead & 0x1F) << 6) | tail(word, index + 1);
                case 3 -> ((lead & 0x0F) << 12) | (tail(word, index + 1) << 6) | tail(word, index + 2);
                default ->
                    ((lead & 0x07) << 18)
                            | (tail(word, index + 1) << 12)
                            | (tail(word, index + 2) << 6)
                            | tail(word, index + 3);
            };
        }

        @Override
        public int length(byte[] word, int index) {
            int lead = word[index];
            return lead >= 0 ? 1 : lead < (byte) 0xE0 ? 2 : lead < (byte) 0xF0 ? 3 : 4;
        }

        @Override
        public byte[] bytes(CharSequence word) {
            return word.toString().getBytes(StandardCharsets.UTF_8);
        }

        private static int tail(byte[] word, int index) {
            return word[index] & 0x3F;
        }
    }

    /// Each byte is a letter, the character that GPT-2 shows it by.
    record Bytes() implements Letters {
        @Override
        public int at(byte[] word, int index) {
            return ByteChars.charOf(word[index] & 0xFF);
        }

        @Override
        public int length(byte[] word, int index) {
            return 1;
        }

        @Override
        public byte[] bytes(CharSequence word) {
            byte[] bytes = new byte[word.length()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) ByteChars.byteOf(word.charAt(i));
            }
            return bytes;
        }
    }

    /// Returns the letters of the bytes `[from, to)` of `word` as text.
    default String text(byte[] word, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i += length(word, i)) {
            text.appendCodePoint(at(word, i));
        }
        return text.toString();
    }
}
