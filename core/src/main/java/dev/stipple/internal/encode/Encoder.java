package dev.stipple.internal.encode;

import dev.stipple.internal.unicode.Utf8;
import dev.stipple.token.pipeline.Pipeline;

/// Turns text into ids: one way to run a pipeline's normalizer, pre-tokenizer and model. Thread-safe.
///
/// The text of a call is one stretch between added tokens, `[from, to)` of `utf8`, which is the whole text: a
/// stretch with `from` 0 is the beginning, which some pre-tokenizers treat differently. `utf8` is valid UTF-8, cut
/// only between characters, and is not changed. Every encoder gives exactly the ids of [PipelineEncoder].
public interface Encoder {
    /// Adds the ids of a stretch to `ids`.
    void encode(byte[] utf8, int from, int to, Ids ids);

    /// Returns the number of ids that [#encode(byte[], int, int, Ids)] would add.
    default int count(byte[] utf8, int from, int to) {
        Ids ids = new Ids((to - from) / 3);
        encode(utf8, from, to, ids);
        return ids.size;
    }

    /// Adds the tokens of a stretch with their places to `tokens` and tells that it did, or tells that this encoder
    /// knows nothing of places; then what it added counts for nothing.
    default boolean place(byte[] utf8, int from, int to, PlacedTokens tokens) {
        return false;
    }

    /// Adds the ids of a whole text without added tokens to `ids`; a lone surrogate in it counts as U+FFFD.
    default void encode(String text, Ids ids) {
        byte[] utf8 = Utf8.encode(text);
        encode(utf8, 0, utf8.length, ids);
    }

    /// Returns the number of ids that [#encode(String, Ids)] would add.
    default int count(String text) {
        byte[] utf8 = Utf8.encode(text);
        return count(utf8, 0, utf8.length);
    }

    /// Returns the fastest encoder that there is for the shape of `pipeline`.
    static Encoder of(Pipeline pipeline) {
        return ByteBpeShape.encoder(pipeline)
                .or(() -> CharacterBpeShape.encoder(pipeline))
                .or(() -> SentencePieceUnigram.encoder(pipeline))
                .or(() -> WordShape.encoder(pipeline))
                .orElseGet(() -> new PipelineEncoder(pipeline));
    }
}
