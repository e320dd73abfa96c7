package dev.stipple.token;

import dev.stipple.internal.encode.AddedTokenSink;
import dev.stipple.internal.encode.AddedTokens;
import dev.stipple.internal.encode.CharOffsets;
import dev.stipple.internal.encode.Encoder;
import dev.stipple.internal.encode.Ids;
import dev.stipple.internal.encode.PipelineEncoder;
import dev.stipple.internal.encode.TextTokens;
import dev.stipple.internal.unicode.Utf8;
import dev.stipple.token.pipeline.AddedToken;
import dev.stipple.token.pipeline.Pipeline;
import dev.stipple.token.pipeline.Tokens;
import dev.stipple.token.pipeline.Truncation;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Turns whole texts into ids or tokens: finds the added tokens and hands what lies between them to the fastest
/// encoder. Thread-safe.
final class IdEncoder {
    private final AddedTokens addedTokens;
    private final Encoder encoder;
    private final PipelineEncoder literal;
    private final TextTokens tokens;

    IdEncoder(Pipeline pipeline) {
        this(pipeline, Encoder.of(pipeline));
    }

    private IdEncoder(Pipeline pipeline, Encoder encoder) {
        this.addedTokens = new AddedTokens(pipeline);
        this.encoder = encoder;
        this.literal = new PipelineEncoder(pipeline, addedTokens);
        this.tokens = new TextTokens(pipeline, encoder, literal, addedTokens);
    }

    /// Returns the encoder of a pipeline that differs from this one's in added tokens and framing only.
    IdEncoder with(Pipeline pipeline) {
        return new IdEncoder(pipeline, encoder);
    }

    /// Adds the ids of valid UTF-8 to `ids`.
    void encode(byte[] utf8, Specials specials, Ids ids) {
        if (!addedTokens.canOccur(specials.looksForSpecial())) {
            encoder.encode(utf8, 0, utf8.length, ids);
        } else if (addedTokens.inRawText(specials.looksForSpecial())) {
            addedTokens.find(utf8, specials::finds, new AddedTokenSink() {
                @Override
                public void text(int start, int end) {
                    encoder.encode(utf8, start, end, ids);
                }

                @Override
                public void token(AddedToken token, int start, int end) {
                    specials.check(token, () -> new CharOffsets(utf8).at(start));
                    ids.add(token.id());
                }
            });
        } else {
            literal.encode(new String(utf8, StandardCharsets.UTF_8), specials::finds, specials::check, ids);
        }
    }

    /// Adds the ids of a text to `ids`.
    void encode(CharSequence text, Specials specials, Ids ids) {
        if (addedTokens.canOccur(specials.looksForSpecial())) {
            encode(Utf8.encode(text), specials, ids);
        } else {
            encoder.encode(text.toString(), ids);
        }
    }

    /// Returns the number of ids of a text.
    int count(CharSequence text, Specials specials) {
        return addedTokens.canOccur(specials.looksForSpecial())
                ? count(Utf8.encode(text), specials)
                : encoder.count(text.toString());
    }

    /// Returns the number of ids of valid UTF-8.
    int count(byte[] utf8, Specials specials) {
        if (!addedTokens.canOccur(specials.looksForSpecial())) {
            return encoder.count(utf8, 0, utf8.length);
        }
        if (!addedTokens.inRawText(specials.looksForSpecial())) {
            Ids ids = new Ids(utf8.length / 3);
            encode(utf8, specials, ids);
            return ids.size;
        }
        Counter counter = new Counter(utf8, specials);
        addedTokens.find(utf8, specials::finds, counter);
        return counter.count;
    }

    /// Returns the tokens of valid UTF-8, with offsets in code points.
    Tokens tokenize(byte[] utf8, Specials specials, int typeId, Optional<Truncation> truncation) {
        return tokens.tokenize(utf8, specials::finds, specials::check, typeId, truncation);
    }

    /// Adds up the tokens of the stretches of a text.
    private final class Counter implements AddedTokenSink {
        private final byte[] utf8;
        private final Specials specials;
        private int count;

        Counter(byte[] utf8, Specials specials) {
            this.utf8 = utf8;
            this.specials = specials;
        }

        @Override
        public void text(int start, int end) {
            count += encoder.count(utf8, start, end);
        }

        @Override
        public void token(AddedToken token, int start, int end) {
            specials.check(token, () -> new CharOffsets(utf8).at(start));
            count++;
        }
    }
}
