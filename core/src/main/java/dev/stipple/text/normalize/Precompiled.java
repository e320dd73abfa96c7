package dev.stipple.text.normalize;

import dev.stipple.internal.unicode.Graphemes;
import dev.stipple.text.AlignedText;
import java.nio.charset.StandardCharsets;

/// SentencePiece's map of characters, applied as Hugging Face tokenizers applies it.
///
/// A grapheme of less than 6 bytes that starts with an entry of the map is replaced by that entry's replacement as a
/// whole, even if the entry (the shortest that fits) covers only its start. Otherwise each code point is looked up
/// alone.
/// SentencePiece itself takes the longest entry at each byte; texts on which both differ are rare, but exist.
///
/// @param charsMap the map
public record Precompiled(CharsMap charsMap) implements Normalizer {
    private static final int WHOLE_GRAPHEME_BYTES = 6;

    @Override
    public AlignedText normalize(AlignedText text) {
        Changes changes = new Changes(text.length());
        boolean modified = false;
        String string = text.toString();
        Graphemes graphemes = new Graphemes(string);
        for (int start = 0; start < string.length(); ) {
            int end = graphemes.end(start);
            modified |= putGrapheme(string.substring(start, end), changes);
            start = end;
        }
        return modified ? changes.applyTo(text) : text;
    }

    private boolean putGrapheme(String grapheme, Changes changes) {
        // A grapheme of so few bytes has at most 5 chars; don't encode long ones.
        if (grapheme.length() < WHOLE_GRAPHEME_BYTES) {
            byte[] utf8 = grapheme.getBytes(StandardCharsets.UTF_8);
            if (utf8.length < WHOLE_GRAPHEME_BYTES
                    && replace(utf8, grapheme.codePointCount(0, grapheme.length()), changes)) {
                return true;
            }
        }
        boolean modified = false;
        for (int at = 0; at < grapheme.length(); at += Character.charCount(grapheme.codePointAt(at))) {
            int codePoint = grapheme.codePointAt(at);
            if (replace(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8), 1, changes)) {
                modified = true;
            } else {
                changes.add(codePoint, 0);
            }
        }
        return modified;
    }

    /// Puts the replacement of `part`, which has `oldCount` code points, if there is one. What the replacement has too
    /// many
    /// is inserted, what it lacks is dropped after the last code point that was put, whatever that came from.
    private boolean replace(byte[] part, int oldCount, Changes changes) {
        long match = charsMap.shortest(part, 0, part.length);
        if (match == CharsMap.NO_MATCH) {
            return false;
        }
        String replacement = charsMap.replacement(match);
        int newCount = replacement.codePointCount(0, replacement.length());
        int index = 0;
        for (int at = 0; at < replacement.length(); at += Character.charCount(replacement.codePointAt(at))) {
            changes.add(replacement.codePointAt(at), index++ < oldCount ? 0 : 1);
        }
        int last = changes.size() - 1;
        if (newCount < oldCount && last >= 0) {
            changes.set(last, changes.codePoint(last), changes.change(last) + newCount - oldCount);
        }
        return true;
    }
}
