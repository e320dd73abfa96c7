package dev.stipple.text.normalize;

import dev.stipple.internal.unicode.CodePointSet;
import dev.stipple.internal.unicode.RustUnicode;
import dev.stipple.text.AlignedText;
import java.text.Normalizer.Form;
import org.jspecify.annotations.Nullable;

/// The four normalization forms of UAX #15 in Unicode 9.0, with the alignment that the Rust crate
/// `unicode-normalization-alignments` computes.
///
/// Mappings of single characters and pairs come from the JDK, and characters that came after Unicode 9.0 are left
/// alone.
/// The walk itself is ours, because accents that change places or merge must say what they came from.
enum NormalizationForm {
    NFC(Form.NFD, true, 0x300),
    NFD(Form.NFD, false, 0xC0),
    NFKC(Form.NFKD, true, 0xA0),
    NFKD(Form.NFKD, false, 0xA0);

    /// Characters of combining class 0 that merge with the one before them, other than the vowels and finals of
    /// Hangul.
    private static final CodePointSet MERGING_STARTERS = CodePointSet.of(
            0x9BE, 0x9D7, 0xB3E, 0xB56, 0xB57, 0xBBE, 0xBD7, 0xCC2, 0xCD5, 0xCD6, 0xD3E, 0xD57, 0xDCF, 0xDDF, 0x102E,
            0x1B35, 0x1133E, 0x11357, 0x114B0, 0x114BA, 0x114BD, 0x115AF, 0x11127);

    private final Form decomposition;
    private final boolean composes;
    /// Texts whose chars are all below this one are in this form.
    private final int firstAffected;

    NormalizationForm(Form decomposition, boolean composes, int firstAffected) {
        this.decomposition = decomposition;
        this.composes = composes;
        this.firstAffected = firstAffected;
    }

    AlignedText normalize(AlignedText text) {
        if (text.chars().allMatch(c -> c < firstAffected)) {
            return text;
        }
        Changes decomposed = decompose(text);
        return (composes ? compose(decomposed) : decomposed).applyTo(text);
    }

    private Changes decompose(AlignedText text) {
        Changes out = new Changes(text.length());
        int pending = 0;
        for (int at = 0; at < text.length(); ) {
            int codePoint = Character.codePointAt(text, at);
            at += Character.charCount(codePoint);
            String mapped = decompose(codePoint);
            if (mapped == null) {
                pending = append(out, codePoint, 0, pending);
                continue;
            }
            for (int i = 0; i < mapped.length(); i += Character.charCount(mapped.codePointAt(i))) {
                pending = append(out, mapped.codePointAt(i), i == 0 ? 0 : 1, pending);
            }
        }
        out.sortByCombiningClass(pending);
        return out;
    }

    /// Appends a code point. `pending` is where the accents begin that are not in canonical order yet; a starter ends
    /// their run.
    private static int append(Changes out, int codePoint, int change, int pending) {
        if (RustUnicode.combiningClass(codePoint) != 0) {
            out.add(codePoint, change);
            return pending;
        }
        out.sortByCombiningClass(pending);
        out.add(codePoint, change);
        return out.size();
    }

    private @Nullable String decompose(int codePoint) {
        if ((codePoint < firstAffected && codePoint < 0xC0) || !RustUnicode.isAssignedIn9(codePoint)) {
            return null;
        }
        String single = Character.toString(codePoint);
        String mapped = java.text.Normalizer.normalize(single, decomposition);
        return mapped.equals(single) ? null : mapped;
    }

    /// Merges each starter with the accents after it that are not blocked. A merged code point takes the change of the
    /// starter, less one for each code point that went into it, so that it stands for all of them.
    private static Changes compose(Changes in) {
        Changes out = new Changes(in.size());
        int starter = -1;
        int lastClass = -1;
        for (int i = 0; i < in.size(); i++) {
            int codePoint = in.codePoint(i);
            int combiningClass = RustUnicode.combiningClass(codePoint);
            if (starter >= 0 && lastClass < combiningClass) {
                int merged = merge(out.codePoint(starter), codePoint, combiningClass);
                if (merged >= 0) {
                    out.set(starter, merged, out.change(starter) + in.change(i) - 1);
                    continue;
                }
            }
            if (combiningClass == 0) {
                starter = out.size();
                lastClass = -1;
            } else if (starter >= 0) {
                lastClass = combiningClass;
            }
            out.add(codePoint, in.change(i));
        }
        return out;
    }

    /// Returns the code point that two make up, or -1.
    private static int merge(int first, int second, int combiningClass) {
        boolean hangul = second >= 0x1161 && second <= 0x11C2;
        if (combiningClass == 0 && !hangul && !MERGING_STARTERS.contains(second)) {
            return -1;
        }
        String pair = Character.toString(first) + Character.toString(second);
        String merged = java.text.Normalizer.normalize(pair, Form.NFC);
        int codePoint = merged.codePointAt(0);
        boolean single = merged.length() == Character.charCount(codePoint);
        return single && RustUnicode.isAssignedIn9(codePoint) ? codePoint : -1;
    }
}
