package dev.stipple.internal.encode;

import dev.stipple.text.AlignedText;
import dev.stipple.token.pipeline.AddedToken;
import dev.stipple.token.pipeline.Pipeline;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The added tokens of a pipeline, ready to be found: those of the raw text, and those of the normalized text.
///
/// Thread-safe.
public final class AddedTokens {
    private final AddedTokenFinder raw;
    private final AddedTokenFinder normalized;
    private final boolean rewritten;

    /// Prepares the added tokens of `pipeline`.
    public AddedTokens(Pipeline pipeline) {
        UnaryOperator<String> normalizer = normalizer(pipeline);
        List<AddedToken> tokens = pipeline.addedTokens();
        this.raw = new AddedTokenFinder(
                tokens.stream().filter(token -> !token.normalized()).toList(), AddedToken::content);
        this.normalized = new AddedTokenFinder(
                tokens.stream().filter(AddedToken::normalized).toList(), token -> normalizer.apply(token.content()));
        this.rewritten = pipeline.normalizer().isPresent();
    }

    /// Returns what the pipeline's normalizer makes of a text.
    private static UnaryOperator<String> normalizer(Pipeline pipeline) {
        return pipeline.normalizer()
                .<UnaryOperator<String>>map(normalizer ->
                        text -> normalizer.normalize(AlignedText.of(text)).toString())
                .orElse(UnaryOperator.identity());
    }

    /// Tells whether a text can hold a token at all; `readsSpecial` tells whether special tokens are wanted.
    public boolean canOccur(boolean readsSpecial) {
        return readsSpecial ? !raw.isEmpty() || !normalized.isEmpty() : raw.hasPlain() || normalized.hasPlain();
    }

    /// Tells whether all tokens that are wanted can be found in the text as it is, before it is normalized.
    public boolean inRawText(boolean readsSpecial) {
        return !rewritten || (readsSpecial ? normalized.isEmpty() : !normalized.hasPlain());
    }

    /// Cuts `text` at its tokens, where all of them can be found before normalizing.
    public void find(byte[] text, Predicate<AddedToken> reads, AddedTokenSink sink) {
        raw.find(text, 0, text.length, reads, new AddedTokenSink() {
            @Override
            public void text(int start, int end) {
                if (rewritten || normalized.isEmpty()) {
                    sink.text(start, end);
                } else {
                    normalized.find(text, start, end, reads, sink);
                }
            }

            @Override
            public void token(AddedToken token, int start, int end) {
                sink.token(token, start, end);
            }
        });
    }

    /// Cuts raw text.
    AddedTokenFinder raw() {
        return raw;
    }

    /// Cuts normalized text.
    AddedTokenFinder normalized() {
        return normalized;
    }
}
