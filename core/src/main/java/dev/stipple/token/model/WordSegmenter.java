package dev.stipple.token.model;

/// Cuts text before each space symbol.
final class WordSegmenter implements SentencePieceModel.Segmenter {
    private static final char SPACE_SYMBOL = '▁';

    private final SentencePieces pieces;

    WordSegmenter(SentencePieces pieces) {
        this.pieces = pieces;
    }

    @Override
    public void segment(String text, TokenSink sink) {
        for (int start = 0; start < text.length(); ) {
            int space = text.indexOf(SPACE_SYMBOL, start + 1);
            int end = space < 0 ? text.length() : space;
            sink.token(pieces.id(text, start, end), start, end);
            start = end;
        }
    }
}
