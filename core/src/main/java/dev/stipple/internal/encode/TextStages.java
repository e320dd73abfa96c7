package dev.stipple.internal.encode;

import dev.stipple.internal.unicode.Graphemes;
import dev.stipple.internal.unicode.Unicode;
import dev.stipple.text.AlignedText;
import dev.stipple.text.normalize.Normalizer;
import dev.stipple.text.normalize.NormalizerSequence;
import dev.stipple.text.normalize.Precompiled;
import dev.stipple.text.pretokenize.PreTokenizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Optional;

/// The stages of a pipeline before its model, as one function from text to pieces, and what showing it small examples
/// tells about it.
///
/// The fast encoders learn from these examples, instead of knowing Unicode and the rules of each stage once more.
///
/// @param normalizer rewrites the text, if there is one
/// @param preTokenizer cuts it, if there is one
record TextStages(Optional<Normalizer> normalizer, Optional<PreTokenizer> preTokenizer) {
    /// A mark of combining class 1, the lowest: canonical order puts it before any mark of a higher class.
    private static final String LOWEST_MARK = "\u0334";

    /// The pieces that the model gets.
    List<AlignedText> pieces(String text) {
        AlignedText original = AlignedText.of(text);
        AlignedText normal = normalizer.map(n -> n.normalize(original)).orElse(original);
        return preTokenizer.map(p -> p.split(normal)).orElse(List.of(normal)).stream()
                .filter(piece -> piece.length() > 0)
                .toList();
    }

    /// The pieces without their origins.
    List<String> strings(String text) {
        return pieces(text).stream().map(AlignedText::toString).toList();
    }

    /// What becomes of a code point between letters.
    CharacterMeaning meaning(int codePoint) {
        if (isSurrogate(codePoint)) {
            return CharacterMeaning.UNCLEAR;
        }
        List<String> pieces = strings("a" + Character.toString(codePoint) + "a");
        List<String> around = strings("aa");
        if (around.size() != 1 || !around.getFirst().endsWith("aa")) {
            return CharacterMeaning.UNCLEAR;
        }
        String head = around.getFirst().substring(0, around.getFirst().length() - 1);
        if (pieces.equals(around)) {
            return new CharacterMeaning(CharacterMeaning.Kind.DROPPED);
        }
        String first = pieces.getFirst();
        String last = pieces.getLast();
        if (pieces.size() == 1) {
            boolean letters = first.startsWith(head) && first.endsWith("a") && first.length() > head.length();
            String spelling = letters ? first.substring(head.length(), first.length() - 1) : LOWEST_MARK;
            return isReordered(spelling)
                    ? CharacterMeaning.UNCLEAR
                    : new CharacterMeaning(CharacterMeaning.Kind.LETTERS, List.of(spelling));
        }
        if (!first.equals(head) || !last.equals("a")) {
            return CharacterMeaning.UNCLEAR;
        }
        return pieces.size() == 2
                ? new CharacterMeaning(CharacterMeaning.Kind.SPACE)
                : new CharacterMeaning(CharacterMeaning.Kind.WORDS, List.copyOf(pieces.subList(1, pieces.size() - 1)));
    }

    /// What becomes of a code point in any word, if it is letters whatever its neighbours are; they may not be marks
    /// and the like, for which no code point is clear.
    CharacterMeaning meaningApart(int codePoint) {
        if (!isApart(codePoint)) {
            return CharacterMeaning.UNCLEAR;
        }
        CharacterMeaning meaning = meaning(codePoint);
        boolean apart = meaning.kind() == CharacterMeaning.Kind.LETTERS
                && isApart(meaning.spelling().getFirst().codePointAt(0));
        return apart ? meaning : CharacterMeaning.UNCLEAR;
    }

    /// Whether a code point becomes letters that neither begin nor end with white space, whatever its neighbours are.
    boolean isSolid(int codePoint) {
        CharacterMeaning meaning = meaningApart(codePoint);
        if (meaning.kind() != CharacterMeaning.Kind.LETTERS) {
            return false;
        }
        String letters = meaning.spelling().getFirst();
        return !Unicode.isWhiteSpace(letters.codePointAt(0))
                && !Unicode.isWhiteSpace(letters.codePointBefore(letters.length()));
    }

    /// Whether a code point is a grapheme of its own, unless a mark, a joiner or a part of Hangul follows: no normal
    /// form composes it with what stands before, nor does a map of characters take both together.
    private static boolean isApart(int codePoint) {
        if (codePoint < 128) {
            return true;
        }
        boolean regional = codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
        boolean hangulPart = (codePoint >= 0x1100 && codePoint <= 0x11FF)
                || (codePoint >= 0xA960 && codePoint <= 0xA97F)
                || (codePoint >= 0xD7B0 && codePoint <= 0xD7FF);
        if (isSurrogate(codePoint) || regional || hangulPart || Unicode.isMark(codePoint)) {
            return false;
        }
        String text = "a" + Character.toString(codePoint) + "a";
        Graphemes graphemes = new Graphemes(text);
        return graphemes.end(0) == 1 && graphemes.end(1) == text.length() - 1;
    }

    /// Whether canonical order could move these letters, so that what they become depends on what follows.
    private static boolean isReordered(String letters) {
        return java.text.Normalizer.normalize(letters + LOWEST_MARK, Form.NFD).startsWith(LOWEST_MARK);
    }

    /// Whether text may be cut between this code point, in a word or alone, and a blank after it.
    boolean endsBeforeBlank(int codePoint) {
        if (isSurrogate(codePoint) || (mapsGraphemes() && !isApart(codePoint))) {
            return false;
        }
        String character = Character.toString(codePoint);
        return isCut("a" + character, " a") && isCut("a " + character, " a");
    }

    /// Whether a map of characters may swallow a mark with a character before it, such as a blank.
    private boolean mapsGraphemes() {
        return normalizer.stream().anyMatch(TextStages::mapsGraphemes);
    }

    private static boolean mapsGraphemes(Normalizer normalizer) {
        return switch (normalizer) {
            case Precompiled _ -> true;
            case NormalizerSequence(List<Normalizer> steps) -> steps.stream().anyMatch(TextStages::mapsGraphemes);
            default -> false;
        };
    }

    /// Whether text may be cut before a blank that this code point follows.
    boolean startsAfterBlank(int codePoint) {
        return !isSurrogate(codePoint) && isCut("a", " " + Character.toString(codePoint) + "a");
    }

    private boolean isCut(String before, String after) {
        List<String> whole = strings(before + after);
        List<String> first = strings(before);
        List<String> second = strings(after);
        return whole.size() == first.size() + second.size()
                && whole.subList(0, first.size()).equals(first)
                && whole.subList(first.size(), whole.size()).equals(second);
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
