package dev.stipple.internal.encode;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stipple.internal.unicode.Unicode;
import dev.stipple.text.AlignedText;
import dev.stipple.text.normalize.Nfc;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Brings UTF-8 to Normalization Form C, and leaves alone what is in it: only a stretch around a character that may
/// change is given to [Nfc].
///
/// A character is *steady* if it is no mark and no vowel or final of Hangul, and NFC alone leaves it as it is: such a
/// one never joins the character before it, so the text can be cut in front of it. What is steady is found out for 256
/// characters at a time, when one of them first occurs. Thread-safe.
final class NfcBytes {
    /// Below this code point everything is steady.
    private static final int FIRST_AFFECTED = 0x300;

    private static final int PAGE = 256;

    /// Four longs of bits a page; equal whoever computes them, so a race is harmless.
    private final AtomicReferenceArray<long @Nullable []> steady =
            new AtomicReferenceArray<>(Character.MAX_CODE_POINT / PAGE + 1);

    private final Nfc nfc = new Nfc();

    /// The normalized stretch, or empty if nothing in it needs a closer look.
    Optional<byte[]> normalize(byte[] utf8, int from, int to) {
        ByteArrayOutputStream changed = null;
        int done = from;
        int last = from;
        for (int at = from; at < to; ) {
            // Lead bytes below 0xCC start characters below U+0300.
            if (utf8[at] >= 0 || (utf8[at] & 0xFF) < 0xCC || isSteady(Utf8CodePoints.codePointAt(utf8, at))) {
                last = at;
                at += length(utf8[at]);
                continue;
            }
            int end = nextSteady(utf8, at, to);
            byte[] part = normalize(new String(utf8, last, end - last, UTF_8));
            if (changed == null) {
                changed = new ByteArrayOutputStream(to - from + 16);
            }
            changed.write(utf8, done, last - done);
            changed.writeBytes(part);
            done = end;
            last = end;
            at = end;
        }
        if (changed == null) {
            return Optional.empty();
        }
        changed.write(utf8, done, to - done);
        return Optional.of(changed.toByteArray());
    }

    private byte[] normalize(String text) {
        return nfc.normalize(AlignedText.of(text)).toString().getBytes(UTF_8);
    }

    private int nextSteady(byte[] utf8, int from, int to) {
        int at = from;
        while (at < to && !isSteady(Utf8CodePoints.codePointAt(utf8, at))) {
            at += length(utf8[at]);
        }
        return at;
    }

    private static int length(byte lead) {
        return lead >= 0 ? 1 : Math.max(2, Integer.numberOfLeadingZeros(~(lead << 24)));
    }

    private boolean isSteady(int codePoint) {
        if (codePoint < FIRST_AFFECTED) {
            return true;
        }
        long[] page = steady.get(codePoint / PAGE);
        if (page == null) {
            page = page(codePoint & -PAGE);
            steady.set(codePoint / PAGE, page);
        }
        return (page[codePoint % PAGE / 64] & (1L << codePoint)) != 0;
    }

    private long[] page(int first) {
        long[] page = new long[PAGE / 64];
        for (int i = 0; i < PAGE; i++) {
            if (computeSteady(first + i)) {
                page[i / 64] |= 1L << i;
            }
        }
        return page;
    }

    private boolean computeSteady(int codePoint) {
        boolean joins = Unicode.isMark(codePoint) || (codePoint >= 0x1160 && codePoint <= 0x11FF);
        if (joins || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)) {
            return false;
        }
        String text = Character.toString(codePoint);
        return nfc.normalize(AlignedText.of(text)).toString().equals(text);
    }
}
