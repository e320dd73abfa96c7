package dev.stipple.token.model;

/// Cuts text into user-defined pieces and characters.
final class CharacterSegmenter implements SentencePieceModel.Segmenter {
    private final SentencePieces pieces;

    CharacterSegmenter(SentencePieces pieces) {
        this.pieces = pieces;
    }

    @Override
    public void segment(String text, TokenSink sink) {
        for (int start = 0; start < text.length(); ) {
            int end = pieces.userDefinedEnd(text, start);
            if (end < 0) {
                end = text.offsetByCodePoints(start, 1);
            }
            sink.token(pieces.id(text, start, end), start, end);
            start = end;
        }
    }
}
