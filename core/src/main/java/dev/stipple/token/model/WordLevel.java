package dev.stipple.token.model;

/// A model whose tokens are whole pieces: a piece is in the vocabulary or it is unknown.
public final class WordLevel implements Model {
    private static final int ABSENT = -1;

    private final Vocabulary vocabulary;
    private final String unkToken;
    private final int unkId;

    private WordLevel(Vocabulary vocabulary, String unkToken) {
        this.vocabulary = vocabulary;
        this.unkToken = unkToken;
        this.unkId = vocabulary.idOr(unkToken, ABSENT);
    }

    /// Returns a model that gives `unkToken` for each piece that is not in `vocabulary`.
    ///
    /// A vocabulary without `unkToken` is allowed: such a model refuses unknown pieces.
    public static WordLevel of(Vocabulary vocabulary, String unkToken) {
        return new WordLevel(vocabulary, unkToken);
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /// Returns the token of unknown pieces.
    public String unkToken() {
        return unkToken;
    }

    @Override
    public void tokenize(CharSequence piece, TokenSink sink) {
        if (piece.isEmpty()) {
            return;
        }
        int id = vocabulary.idOr(piece, unkId);
        if (id == ABSENT) {
            throw Unknown.piece(piece, unkToken);
        }
        sink.token(id, 0, piece.length());
    }
}
