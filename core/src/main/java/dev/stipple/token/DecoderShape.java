package dev.stipple.token;

import dev.stipple.internal.unicode.InvalidBytes;
import dev.stipple.internal.unicode.Utf8;
import dev.stipple.token.TokenTable.Entry;
import dev.stipple.token.pipeline.ByteFallbackDecoder;
import dev.stipple.token.pipeline.ByteLevelDecoder;
import dev.stipple.token.pipeline.Decoder;
import dev.stipple.token.pipeline.DecoderSequence;
import dev.stipple.token.pipeline.FuseDecoder;
import dev.stipple.token.pipeline.MetaspaceDecoder;
import dev.stipple.token.pipeline.ReplaceDecoder;
import dev.stipple.token.pipeline.SentencePieceDecoder;
import dev.stipple.token.pipeline.StripDecoder;
import dev.stipple.token.pipeline.WordPieceDecoder;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// How a decoder turns each token into bytes by itself, if it is of that kind.
///
/// @param entry what a token stands for where the beginning of the text is over
/// @param head which tokens at the beginning stand for something else
/// @param repair makes text of the bytes of neighbouring one-byte tokens that are no UTF-8
/// @param blanks how many blanks at most are taken from the start of the text
record DecoderShape(Function<String, Entry> entry, Head head, UnaryOperator<byte[]> repair, int blanks) {
    /// Which tokens are the beginning of a text.
    enum Head {
        /// None is special.
        NONE,
        /// The first one is.
        FIRST,
        /// All are up to the first that is more than a blank.
        BLANKS
    }

    private static final int MAX_BLANKS = 64;
    private static final byte[] REPLACEMENT = Utf8.encode("\uFFFD");

    /// Returns the shape of `decoder`, if it has one.
    static Optional<DecoderShape> of(Optional<Decoder> decoder) {
        if (decoder.isEmpty()) {
            return Optional.of(plain(token -> " " + token, Head.FIRST));
        }
        List<Decoder> steps = steps(decoder.get()).toList();
        if (steps.equals(List.of())) {
            return Optional.of(plain(token -> token, Head.NONE));
        }
        if (steps.size() == 1 && steps.getFirst() instanceof ByteLevelDecoder) {
            return Optional.of(new DecoderShape(
                    token -> new Entry.Text(ByteLevelDecoder.bytes(token)), Head.NONE, DecoderShape::replaceEach, 0));
        }
        if (steps.size() == 1 && steps.getFirst() instanceof SentencePieceDecoder pieces) {
            return sentencePiece(pieces);
        }
        return steps(steps);
    }

    private static Stream<Decoder> steps(Decoder decoder) {
        return decoder instanceof DecoderSequence(List<Decoder> steps)
                ? steps.stream().flatMap(DecoderShape::steps)
                : Stream.of(decoder);
    }

    private static DecoderShape plain(UnaryOperator<String> text, Head head) {
        return new DecoderShape(
                token -> new Entry.Text(Utf8.encode(text.apply(token))), head, DecoderShape::replaceEach, 0);
    }

    private static Optional<DecoderShape> sentencePiece(SentencePieceDecoder pieces) {
        if (pieces.denormalizer().isPresent()) {
            return Optional.empty();
        }
        Function<String, Entry> entry = token -> {
            int value = pieces.byteOf(token);
            return value >= 0 ? new Entry.OneByte((byte) value) : new Entry.Text(Utf8.encode(pieces.inside(token)));
        };
        return Optional.of(new DecoderShape(entry, Head.BLANKS, InvalidBytes::replace, 0));
    }

    /// Steps that rewrite one token at a time, perhaps the first one otherwise; then perhaps bytes, and perhaps all
    /// tokens joined, without the blanks at the start.
    private static Optional<DecoderShape> steps(List<Decoder> steps) {
        int at = 0;
        boolean first = false;
        for (; at < steps.size() && isSingle(steps.get(at)); at++) {
            first |= !(steps.get(at) instanceof ReplaceDecoder) && !(steps.get(at) instanceof StripDecoder);
        }
        var singles = new DecoderSequence(steps.subList(0, at));
        boolean bytes = at < steps.size() && steps.get(at) instanceof ByteFallbackDecoder;
        at += bytes ? 1 : 0;
        boolean fused = at < steps.size() && steps.get(at) instanceof FuseDecoder;
        at += fused ? 1 : 0;
        int blanks = 0;
        if (fused && at < steps.size() && steps.get(at) instanceof StripDecoder(int content, int start, int stop)) {
            boolean blanksOnly = content == ' ' && start <= MAX_BLANKS && stop == 0;
            blanks = start;
            at += blanksOnly ? 1 : 0;
        }
        if (at < steps.size() || (first && (bytes || blanks > 0))) {
            return Optional.empty();
        }
        Function<String, Entry> entry =
                token -> entry(singles.decode(List.of(token, token)).getLast(), bytes);
        return Optional.of(new DecoderShape(entry, first ? Head.FIRST : Head.NONE, DecoderShape::replaceEach, blanks));
    }

    private static boolean isSingle(Decoder step) {
        return step instanceof WordPieceDecoder
                || step instanceof MetaspaceDecoder
                || step instanceof StripDecoder
                || step instanceof ReplaceDecoder;
    }

    private static Entry entry(String token, boolean bytes) {
        int value = bytes ? ByteFallbackDecoder.byteOf(token) : -1;
        return value >= 0 ? new Entry.OneByte((byte) value) : new Entry.Text(Utf8.encode(token));
    }

    /// One U+FFFD for each byte, be it part of a character or not.
    private static byte[] replaceEach(byte[] run) {
        byte[] replaced = new byte[REPLACEMENT.length * run.length];
        for (int i = 0; i < run.length; i++) {
            System.arraycopy(REPLACEMENT, 0, replaced, REPLACEMENT.length * i, REPLACEMENT.length);
        }
        return replaced;
    }
}
