package dev.stipple.token.model;

import dev.stipple.internal.Lazy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A model as [SentencePiece](https://github.com/google/sentencepiece) runs it, on a whole normalized text at once.
///
/// It differs from [Bpe] and [Unigram] in what decides near-ties: BPE merges by the score of the merged piece, Unigram
/// adds scores in single precision; user-defined pieces are always tokens, unused pieces never. Neighbouring unknown
/// characters become one unknown token, or bytes where the model has byte pieces; of the bytes of a character the
/// last covers it, and the others cover nothing at its start. Follows Kudo and Richardson, "SentencePiece" (2018).
public final class SentencePieceModel implements Model {
    /// How text is cut into pieces.
    public enum Algorithm {
        /// The split with the highest sum of scores.
        UNIGRAM,
        /// Neighbours merge, the pair whose merged piece has the highest score first.
        BPE,
        /// Words that start with a space symbol are the pieces.
        WORD,
        /// Characters are the pieces.
        CHARACTER
    }

    private final SentencePieces pieces;
    private final Algorithm algorithm;
    private final Lazy<Segmenter> segmenter;

    private SentencePieceModel(SentencePieces pieces, Algorithm algorithm) {
        this.pieces = pieces;
        this.algorithm = algorithm;
        this.segmenter = new Lazy<>(() -> switch (algorithm) {
            case UNIGRAM -> new UnigramSegmenter(pieces);
            case BPE -> new BpeSegmenter(pieces);
            case WORD -> new WordSegmenter(pieces);
            case CHARACTER -> new CharacterSegmenter(pieces);
        });
    }

    /// Returns a model that finds `pieces` by `algorithm`.
    public static SentencePieceModel of(SentencePieces pieces, Algorithm algorithm) {
        return new SentencePieceModel(pieces, algorithm);
    }

    /// Cuts normalized text into pieces. Characters that no piece spells come as the unknown piece, each on its
    /// own.
    interface Segmenter {
        void segment(String text, TokenSink sink);
    }

    /// Returns the pieces with their scores and types.
    public SentencePieces pieces() {
        return pieces;
    }

    /// Returns how text is cut into pieces.
    public Algorithm algorithm() {
        return algorithm;
    }

    @Override
    public Vocabulary vocabulary() {
        return pieces.vocabulary();
    }

    @Override
    public void tokenize(CharSequence piece, TokenSink sink) {
        String text = piece.toString();
        UnknownSink unknown = new UnknownSink(text, sink);
        segmenter.get().segment(text, unknown);
        unknown.flush();
    }

    /// Fuses neighbouring unknown pieces, or spells them in bytes.
    private final class UnknownSink implements TokenSink {
        private final String text;
        private final TokenSink sink;
        private int pendingStart = -1;
        private int pendingEnd;

        UnknownSink(String text, TokenSink sink) {
            this.text = text;
            this.sink = sink;
        }

        @Override
        public void token(int id, int start, int end) {
            if (id != pieces.unkId()) {
                flush();
                sink.token(id, start, end);
            } else if (pieces.byteFallback()) {
                bytes(start, end);
            } else {
                pendingStart = pendingStart < 0 ? start : pendingStart;
                pendingEnd = end;
            }
        }

        private void bytes(int start, int end) {
            byte[] bytes = text.substring(start, end).getBytes(StandardCharsets.UTF_8);
            for (byte b : Arrays.copyOf(bytes, bytes.length - 1)) {
                sink.token(pieces.byteId(b & 0xFF), start, start);
            }
            sink.token(pieces.byteId(bytes[bytes.length - 1] & 0xFF), start, end);
        }

        void flush() {
            if (pendingStart >= 0) {
                sink.token(pieces.unkId(), pendingStart, pendingEnd);
                pendingStart = -1;
            }
        }
    }
}
