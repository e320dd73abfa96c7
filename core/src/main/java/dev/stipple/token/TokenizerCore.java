package dev.stipple.token;

import dev.stipple.internal.Lazy;
import dev.stipple.internal.unicode.InvalidBytes;
import dev.stipple.internal.unicode.Utf8;
import dev.stipple.token.model.SentencePieceModel;
import dev.stipple.token.model.Vocabulary;
import dev.stipple.token.pipeline.AddedToken;
import dev.stipple.token.pipeline.Pipeline;
import dev.stipple.token.pipeline.PostProcessor;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The tables of a tokenizer, which its variants share. What encoding does not need is made when it is first asked
/// for.
final class TokenizerCore {
    private final Pipeline pipeline;
    private final IdEncoder encoder;
    private final Lazy<TokenStrings> strings;
    private final Lazy<Vocabulary> vocabulary;
    private final Map<PostProcessor.Mode, Lazy<IdDecoder>> decoders = new EnumMap<>(PostProcessor.Mode.class);
    private final Map<PostProcessor.Mode, Lazy<Frame>> frames = new EnumMap<>(PostProcessor.Mode.class);

    TokenizerCore(Pipeline pipeline) {
        this(pipeline, new IdEncoder(pipeline));
    }

    private TokenizerCore(Pipeline pipeline, IdEncoder encoder) {
        this.pipeline = pipeline;
        this.encoder = encoder;
        this.strings = new Lazy<>(() -> new TokenStrings(pipeline));
        this.vocabulary = new Lazy<>(() -> TokenStrings.vocabulary(pipeline));
        for (PostProcessor.Mode mode : PostProcessor.Mode.values()) {
            decoders.put(mode, new Lazy<>(() -> new IdDecoder(pipeline, strings.get(), mode)));
            frames.put(mode, new Lazy<>(() -> Frame.of(pipeline, mode)));
        }
    }

    TokenizerCore withAddedTokens(List<AddedToken> addedTokens) {
        Pipeline changed = pipeline.withAddedTokens(addedTokens);
        return new TokenizerCore(changed, encoder.with(changed));
    }

    Pipeline pipeline() {
        return pipeline;
    }

    IdEncoder encoder() {
        return encoder;
    }

    /// Returns valid UTF-8 in place of any bytes, as the reference of the format makes it.
    byte[] valid(byte[] utf8) {
        return pipeline.model() instanceof SentencePieceModel ? InvalidBytes.replace(utf8) : Utf8.repair(utf8);
    }

    Vocabulary vocabulary() {
        return vocabulary.get();
    }

    IdDecoder decoder(PostProcessor.Mode mode) {
        return of(decoders, mode);
    }

    Frame frame(PostProcessor.Mode mode) {
        return of(frames, mode);
    }

    private static <T> T of(Map<PostProcessor.Mode, Lazy<T>> byMode, PostProcessor.Mode mode) {
        Lazy<T> value = byMode.get(mode);
        if (value == null) {
            throw new IllegalStateException("no value for " + mode);
        }
        return value.get();
    }
}
