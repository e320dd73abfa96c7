package dev.stipple.token.model;

import dev.stipple.internal.Lazy;

/// A model that takes, again and again, the longest token that the rest of a word starts with.
///
/// Tokens that continue a word are spelt with a prefix in the vocabulary (`##` in BERT's). A word that cannot be
/// spelt to its end, or is longer than the limit, is one unknown token. Follows Schuster and Nakajima, "Japanese and
/// Korean Voice Search" (2012), as BERT uses it.
public final class WordPiece implements Model {
    private static final int ABSENT = -1;

    private final Vocabulary vocabulary;
    private final String unkToken;
    private final String continuingSubwordPrefix;
    private final int maxInputCharsPerWord;
    private final int unkId;
    private final Lazy<TokenTrie> trie;

    private WordPiece(
            Vocabulary vocabulary, String unkToken, String continuingSubwordPrefix, int maxInputCharsPerWord) {
        this.vocabulary = vocabulary;
        this.unkToken = unkToken;
        this.continuingSubwordPrefix = continuingSubwordPrefix;
        this.maxInputCharsPerWord = maxInputCharsPerWord;
        this.unkId = vocabulary.idOr(unkToken, ABSENT);
        this.trie = new Lazy<>(() -> new TokenTrie(vocabulary));
    }

    /// Returns a model for words of at most `maxInputCharsPerWord` code points (100 in BERT).
    public static WordPiece of(
            Vocabulary vocabulary, String unkToken, String continuingSubwordPrefix, int maxInputCharsPerWord) {
        if (maxInputCharsPerWord < 0) {
            throw new IllegalArgumentException("maxInputCharsPerWord is negative: " + maxInputCharsPerWord);
        }
        return new WordPiece(vocabulary, unkToken, continuingSubwordPrefix, maxInputCharsPerWord);
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /// Returns the token of words that cannot be spelt.
    public String unkToken() {
        return unkToken;
    }

    /// Returns what the vocabulary spells before a token that continues a word.
    public String continuingSubwordPrefix() {
        return continuingSubwordPrefix;
    }

    /// Returns the length, in code points, beyond which a word is unknown.
    public int maxInputCharsPerWord() {
        return maxInputCharsPerWord;
    }

    @Override
    public void tokenize(CharSequence piece, TokenSink sink) {
        int length = piece.length();
        if (length == 0) {
            return;
        }
        if (Character.codePointCount(piece, 0, length) > maxInputCharsPerWord) {
            unknown(piece, sink);
            return;
        }
        int[] ids = new int[length];
        int[] ends = new int[length];
        int count = spell(piece, ids, ends);
        if (count == 0) {
            unknown(piece, sink);
            return;
        }
        for (int i = 0, start = 0; i < count; start = ends[i], i++) {
            sink.token(ids[i], start, ends[i]);
        }
    }

    /// Fills `ids` and `ends` with the tokens of `word` and returns their number, 0 where it cannot be spelt.
    private int spell(CharSequence word, int[] ids, int[] ends) {
        TokenTrie tokens = trie.get();
        int continuing = tokens.node(continuingSubwordPrefix);
        int count = 0;
        for (int start = 0; start < word.length(); start = ends[count - 1]) {
            int node = start == 0 ? 0 : continuing;
            int id = ABSENT;
            int end = start;
            for (int i = start; i < word.length() && node != TokenTrie.NONE; ) {
                node = tokens.next(node, word.charAt(i++));
                if (node != TokenTrie.NONE && tokens.tokenId(node) != TokenTrie.NONE) {
                    id = tokens.tokenId(node);
                    end = i;
                }
            }
            if (id == ABSENT) {
                return 0;
            }
            ids[count] = id;
            ends[count++] = end;
        }
        return count;
    }

    private void unknown(CharSequence word, TokenSink sink) {
        if (unkId == ABSENT) {
            throw Unknown.piece(word, unkToken);
        }
        sink.token(unkId, 0, word.length());
    }
}
