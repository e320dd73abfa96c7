package dev.stipple.internal.encode;

import dev.stipple.token.model.Vocabulary;
import dev.stipple.token.pipeline.AddedToken;
import dev.stipple.token.pipeline.Pipeline;
import dev.stipple.token.pipeline.Tokens;
import dev.stipple.token.pipeline.Truncation;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;

/// The way from a text to tokens with offsets: by the fast encoder where it knows the places of its tokens, or else
/// step by step. Thread-safe.
public final class TextTokens {
    private final Encoder encoder;
    private final PipelineEncoder literal;
    private final AddedTokens addedTokens;
    private final Vocabulary vocabulary;

    /// Makes the way through `pipeline`, of which `encoder` is the fast one and `literal` the slow one.
    public TextTokens(Pipeline pipeline, Encoder encoder, PipelineEncoder literal, AddedTokens addedTokens) {
        this.encoder = encoder;
        this.literal = literal;
        this.addedTokens = addedTokens;
        this.vocabulary = pipeline.model().vocabulary();
    }

    /// Returns the tokens of valid UTF-8 with offsets in code points and type id `typeId`; see
    /// [PipelineEncoder#tokenize] for what a truncation leaves out.
    public Tokens tokenize(
            byte[] utf8,
            Predicate<AddedToken> reads,
            PipelineEncoder.AddedTokenCheck check,
            int typeId,
            Optional<Truncation> truncation) {
        Optional<PlacedTokens> placed = place(utf8, reads, check);
        if (placed.isPresent()) {
            return PipelineEncoder.limiting(truncation, typeId)
                    .map(limit -> placed.get().needed(limit, typeId))
                    .orElseGet(() -> placed.get().all(typeId));
        }
        String text = new String(utf8, StandardCharsets.UTF_8);
        Tokens tokens = literal.tokenize(text, reads, check, typeId, truncation);
        if (text.length() == utf8.length) {
            return tokens;
        }
        CodePointIndex index = new CodePointIndex(text);
        return tokens.mapOffsets((_, offset) -> index.at(offset));
    }

    /// The tokens, if the encoder knows the places of all.
    private Optional<PlacedTokens> place(
            byte[] utf8, Predicate<AddedToken> reads, PipelineEncoder.AddedTokenCheck check) {
        if (!addedTokens.inRawText(true)) {
            return Optional.empty();
        }
        var tokens = new PlacedTokens(utf8, vocabulary);
        boolean[] complete = {true};
        addedTokens.find(utf8, reads, new AddedTokenSink() {
            @Override
            public void text(int start, int end) {
                complete[0] = complete[0] && encoder.place(utf8, start, end, tokens);
            }

            @Override
            public void token(AddedToken token, int start, int end) {
                if (complete[0]) {
                    check.check(token, () -> new CharOffsets(utf8).at(start));
                    tokens.addToken(token.id(), start, end);
                }
            }
        });
        return complete[0] ? Optional.of(tokens) : Optional.empty();
    }
}
