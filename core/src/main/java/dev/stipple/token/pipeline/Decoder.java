package dev.stipple.token.pipeline;

import java.util.List;

/// A step on the way from tokens back to text. Steps rewrite the list of tokens; in the end its parts are joined.
public sealed interface Decoder
        permits BpeDecoder,
                ByteFallbackDecoder,
                ByteLevelDecoder,
                CtcDecoder,
                DecoderSequence,
                FuseDecoder,
                MetaspaceDecoder,
                ReplaceDecoder,
                SentencePieceDecoder,
                StripDecoder,
                WordPieceDecoder {

    /// Returns the parts of the text that `tokens` stand for.
    List<String> decode(List<String> tokens);
}
