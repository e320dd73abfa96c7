package dev.stipple.internal.unicode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Bytes that should be UTF-8 and may not be, as text that loses nothing.
///
/// A byte that is no part of valid UTF-8 becomes the lone surrogate U+DC00 + byte, as Python's `surrogateescape` has
/// it, and that surrogate becomes the byte again.
public final class EscapedUtf8 {
    private static final char ESCAPE = 0xDC00;

    private EscapedUtf8() {}

    /// Returns `bytes[from, to)` as text.
    public static String decode(byte[] bytes, int from, int to) {
        if (Utf8.isValid(bytes, from, to)) {
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder(to - from);
        int at = from;
        while (at < to) {
            int end = Utf8.firstInvalid(bytes, at, to);
            text.append(new String(bytes, at, end - at, StandardCharsets.UTF_8));
            if (end < to) {
                text.append((char) (ESCAPE + (bytes[end] & 0xFF)));
            }
            at = end + 1;
        }
        return text.toString();
    }

    /// Returns the bytes that `text` stands for. A lone surrogate that stands for no byte becomes `?`.
    public static byte[] encode(String text) {
        int escape = nextEscape(text, 0);
        if (escape == text.length()) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        var bytes = new ByteArrayOutputStream(text.length() * 2);
        int at = 0;
        for (; escape < text.length(); escape = nextEscape(text, at)) {
            bytes.writeBytes(text.substring(at, escape).getBytes(StandardCharsets.UTF_8));
            bytes.write(text.charAt(escape) - ESCAPE);
            at = escape + 1;
        }
        bytes.writeBytes(text.substring(at).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private static int nextEscape(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c >= ESCAPE + 0x80 && c <= ESCAPE + 0xFF) {
                return i;
            }
        }
        return text.length();
    }
}
