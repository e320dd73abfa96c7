package dev.stipple.internal.encode;

import dev.stipple.text.AlignedText;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Turns a piece of words into tokens: character by character where each is clear by itself, else through the stages.
/// One thread at a time.
final class WordMerger implements PieceMerger {
    private final TextStages stages;
    private final CodePointMemo<CharacterMeaning> meanings;
    private final WordModel model;
    private final String head;
    private final String blankHead;
    private final StringBuilder word = new StringBuilder();
    private final Ids ids = new Ids(16);

    /// A merger that asks `meanings` about characters; mergers of one encoder share them.
    WordMerger(TextStages stages, CodePointMemo<CharacterMeaning> meanings, WordModel model) {
        this.stages = stages;
        this.meanings = meanings;
        this.model = model;
        this.head = head(stages.strings("aa"));
        this.blankHead = head(stages.strings(" aa"));
    }

    /// What the stages put before the first word of a piece, such as `▁`.
    private static String head(List<String> pieces) {
        String piece = pieces.getFirst();
        return piece.substring(0, piece.length() - 2);
    }

    /// Whether the stages leave a word of two letters whole, with or without a blank before it: what this class needs.
    static boolean suits(TextStages stages) {
        return List.of("aa", " aa").stream()
                .map(stages::strings)
                .allMatch(pieces -> pieces.size() == 1 && pieces.getFirst().endsWith("aa"));
    }

    @Override
    public int merge(byte[] text, int from, int to) {
        ids.size = 0;
        word.setLength(0);
        String piece = new String(text, from, to - from, StandardCharsets.UTF_8);
        if (!mergeByCharacters(piece)) {
            ids.size = 0;
            for (AlignedText part : stages.pieces(piece)) {
                model.add(part, ids);
            }
        }
        return ids.size;
    }

    @Override
    public int[] ids() {
        return ids.array;
    }

    /// Whether each character was clear by itself; if not, the ids hold part of the piece.
    private boolean mergeByCharacters(String piece) {
        boolean blank = piece.charAt(0) == ' ';
        word.append(blank ? blankHead : head);
        boolean headed = !word.isEmpty();
        int at = blank ? 1 : 0;
        if (headed && at == piece.length()) {
            return false;
        }
        while (at < piece.length()) {
            int codePoint = piece.codePointAt(at);
            at += Character.charCount(codePoint);
            CharacterMeaning meaning = meanings.get(codePoint);
            if (headed && meaning.kind() != CharacterMeaning.Kind.LETTERS) {
                return false;
            }
            switch (meaning.kind()) {
                case DROPPED -> {}
                case SPACE -> endWord();
                case LETTERS -> word.append(meaning.spelling().getFirst());
                case WORDS -> addWords(meaning.spelling());
                case UNCLEAR -> {
                    return false;
                }
            }
        }
        endWord();
        return true;
    }

    private void addWords(List<String> words) {
        endWord();
        for (String own : words) {
            word.append(own);
            endWord();
        }
    }

    private void endWord() {
        if (!word.isEmpty()) {
            model.add(word, ids);
            word.setLength(0);
        }
    }
}
