package dev.stipple.internal.encode;

import dev.stipple.text.AlignedText;
import dev.stipple.text.normalize.Normalizer;
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

    /// Whether canonical order could move these letters, so that what they become depends on what follows.
    private static boolean isReordered(String letters) {
        return java.text.Normalizer.normalize(letters + LOWEST_MARK, Form.NFD).startsWith(LOWEST_MARK);
    }

    /// Whether text may be cut between this code point, in a word or alone, and a blank after it.
    boolean endsBeforeBlank(int codePoint) {
        if (isSurrogate(codePoint)) {
            return false;
        }
        String character = Character.toString(codePoint);
        return isCut("a" + character, " a") && isCut("a " + character, " a");
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
