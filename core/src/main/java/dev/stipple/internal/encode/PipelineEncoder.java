package dev.stipple.internal.encode;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stipple.internal.unicode.Utf8;
import dev.stipple.text.AlignedText;
import dev.stipple.token.model.Model;
import dev.stipple.token.model.SentencePieceModel;
import dev.stipple.token.model.Unigram;
import dev.stipple.token.pipeline.AddedToken;
import dev.stipple.token.pipeline.Direction;
import dev.stipple.token.pipeline.Pipeline;
import dev.stipple.token.pipeline.Tokens;
import dev.stipple.token.pipeline.Truncation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

/// Runs any pipeline step by step, as Hugging Face tokenizers does: the slow twin that every fast encoder must
/// equal, and the way to tokens with offsets. Thread-safe; linear in the text, or n log n inside of long pieces.
public final class PipelineEncoder implements Encoder {
    private static final int NOT_ADDED = -1;

    /// A part of the text that is one token already, or goes to the model.
    private record Piece(AlignedText text, int addedId) {}

    /// Is told of each added token in a text, with its first char; may refuse it by an exception.
    @FunctionalInterface
    public interface AddedTokenCheck {
        /// Checks `token`.
        void check(AddedToken token, IntSupplier offset);
    }

    private final Pipeline pipeline;
    private final Model model;
    private final AddedTokens addedTokens;
    private final int surfaceId;

    /// Makes an encoder that runs `pipeline`.
    public PipelineEncoder(Pipeline pipeline) {
        this(pipeline, new AddedTokens(pipeline));
    }

    /// Makes an encoder that runs `pipeline`, whose added tokens are prepared already.
    public PipelineEncoder(Pipeline pipeline, AddedTokens addedTokens) {
        this.pipeline = pipeline;
        this.model = pipeline.model();
        this.addedTokens = addedTokens;
        // These show the text of an unknown token instead of its name.
        this.surfaceId = switch (model) {
            case Unigram unigram -> unigram.unkId().orElse(NOT_ADDED);
            case SentencePieceModel sentencePiece -> sentencePiece.pieces().unkId();
            default -> NOT_ADDED;
        };
    }

    @Override
    public void encode(byte[] utf8, int from, int to, Ids ids) {
        String stretch = new String(utf8, from, to - from, UTF_8);
        // A stretch in the middle starts at an origin other than 0.
        AlignedText text = from == 0
                ? AlignedText.of(stretch)
                : AlignedText.of(" " + stretch).slice(1, stretch.length() + 1);
        for (AlignedText piece : split(normalize(text))) {
            model.tokenize(piece, (id, _, _) -> ids.add(id));
        }
    }

    /// Adds the ids of a whole text with its added tokens; special ones only count where `reads` accepts them.
    public void encode(String text, Predicate<AddedToken> reads, AddedTokenCheck check, Ids ids) {
        for (Piece piece : pieces(text, reads, check)) {
            if (piece.addedId() == NOT_ADDED) {
                model.tokenize(piece.text(), (id, _, _) -> ids.add(id));
            } else {
                ids.add(piece.addedId());
            }
        }
    }

    /// Returns the tokens of `text`, which has no lone surrogates, with offsets in chars and type id `typeId`.
    ///
    /// With a truncation, pieces beyond its length are left out, as Hugging Face tokenizers 0.23 does: overflow
    /// holds no more than the rest of the pieces that were needed.
    public Tokens tokenize(
            String text,
            Predicate<AddedToken> reads,
            AddedTokenCheck check,
            int typeId,
            Optional<Truncation> truncation) {
        List<Piece> pieces = pieces(text, reads, check);
        Optional<Truncation> limiting = limiting(truncation, typeId);
        if (limiting.isEmpty()) {
            return tokenize(pieces, 0, pieces.size(), typeId);
        }
        int limit = limiting.get().maxLength();
        return limiting.get().direction() == Direction.RIGHT
                ? tokenize(pieces, 0, lastNeeded(pieces, limit), typeId)
                : tokenize(pieces, firstNeeded(pieces, limit), pieces.size(), typeId);
    }

    /// Returns the truncation, if it leaves out pieces of the text with type id `typeId`.
    static Optional<Truncation> limiting(Optional<Truncation> truncation, int typeId) {
        return truncation.filter(t -> t.strategy() != Truncation.Strategy.ONLY_SECOND || typeId != 0);
    }

    /// Returns how many pieces from the start are needed for `limit` tokens. Added tokens count, but only a piece
    /// of the model ends the search.
    private int lastNeeded(List<Piece> pieces, int limit) {
        int tokens = 0;
        for (int i = 0; i < pieces.size(); i++) {
            tokens += count(pieces.get(i));
            if (tokens >= limit && pieces.get(i).addedId() == NOT_ADDED) {
                return i + 1;
            }
        }
        return pieces.size();
    }

    private int firstNeeded(List<Piece> pieces, int limit) {
        int tokens = 0;
        for (int i = pieces.size() - 1; i >= 0; i--) {
            tokens += count(pieces.get(i));
            if (tokens >= limit && pieces.get(i).addedId() == NOT_ADDED) {
                return i;
            }
        }
        return 0;
    }

    private int count(Piece piece) {
        if (piece.addedId() != NOT_ADDED) {
            return 1;
        }
        int[] count = {0};
        model.tokenize(piece.text(), (_, _, _) -> count[0]++);
        return count[0];
    }

    private Tokens tokenize(List<Piece> pieces, int from, int to, int typeId) {
        Tokens.Builder tokens = Tokens.builder();
        for (int i = from; i < to; i++) {
            int word = i - from;
            AlignedText text = pieces.get(i).text();
            int addedId = pieces.get(i).addedId();
            if (addedId == NOT_ADDED) {
                model.tokenize(text, (id, start, end) -> {
                    String token = id == surfaceId
                            ? text.slice(start, end).toString()
                            : model.vocabulary().token(id);
                    int origin = text.originStart(start);
                    // The first bytes of a character, as SentencePiece gives them, cover nothing.
                    tokens.add(id, token, origin, start == end ? origin : text.originEnd(end - 1), word, typeId);
                });
            } else {
                tokens.add(
                        addedId, text.toString(), text.originStart(0), text.originEnd(text.length() - 1), word, typeId);
            }
        }
        return tokens.build();
    }

    /// Returns the tokens of the piece `[from, to)` as a text of its own, without looking for added tokens; or nothing
    /// where a word has no token.
    Optional<PieceTokens> piece(byte[] utf8, int from, int to) {
        String text = new String(utf8, from, to - from, UTF_8);
        List<AlignedText> words = split(normalize(AlignedText.of(text)));
        List<Piece> pieces =
                words.stream().map(word -> new Piece(word, NOT_ADDED)).toList();
        Tokens tokens = tokenize(pieces, 0, pieces.size(), 0);
        int size = tokens.size();
        int[] numbers = new int[size];
        int[] starts = new int[size];
        int[] ends = new int[size];
        CodePointIndex index = new CodePointIndex(text);
        int last = -1;
        for (int i = 0; i < size; i++) {
            numbers[i] = tokens.word(i).orElse(last);
            starts[i] = index.at(tokens.start(i));
            ends[i] = index.at(tokens.end(i));
            if (numbers[i] > last + 1) {
                return Optional.empty();
            }
            last = numbers[i];
        }
        String[] texts = tokens.tokens().toArray(String[]::new);
        return last == words.size() - 1
                ? Optional.of(new PieceTokens(
                        tokens.ids(), texts, starts, ends, numbers, words.size(), index.at(text.length())))
                : Optional.empty();
    }

    /// Returns the text cut at its added tokens, the rest normalized and pre-tokenized; no piece is empty.
    private List<Piece> pieces(String text, Predicate<AddedToken> reads, AddedTokenCheck check) {
        List<Piece> raw = new ArrayList<>();
        cut(AlignedText.of(text), addedTokens.raw(), reads, check, raw);
        List<Piece> normalized = new ArrayList<>(raw.size());
        for (Piece piece : raw) {
            if (piece.addedId() == NOT_ADDED) {
                cut(normalize(piece.text()), addedTokens.normalized(), reads, check, normalized);
            } else {
                normalized.add(piece);
            }
        }
        List<Piece> pieces = new ArrayList<>(normalized.size());
        for (Piece piece : normalized) {
            if (piece.addedId() == NOT_ADDED) {
                split(piece.text()).forEach(part -> pieces.add(new Piece(part, NOT_ADDED)));
            } else {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    private AlignedText normalize(AlignedText text) {
        return pipeline.normalizer()
                .map(normalizer -> normalizer.normalize(text))
                .orElse(text);
    }

    private List<AlignedText> split(AlignedText text) {
        if (text.isEmpty()) {
            return List.of();
        }
        return pipeline.preTokenizer().map(preTokenizer -> preTokenizer.split(text)).orElse(List.of(text)).stream()
                .filter(piece -> !piece.isEmpty())
                .toList();
    }

    /// Adds the parts of `text` between and at its added tokens to `parts`.
    private static void cut(
            AlignedText text,
            AddedTokenFinder finder,
            Predicate<AddedToken> reads,
            AddedTokenCheck check,
            List<Piece> parts) {
        if (finder.isEmpty()) {
            if (!text.isEmpty()) {
                parts.add(new Piece(text, NOT_ADDED));
            }
            return;
        }
        byte[] utf8 = Utf8.encode(text);
        CharOffsets chars = new CharOffsets(utf8);
        finder.find(utf8, 0, utf8.length, reads, new AddedTokenSink() {
            @Override
            public void text(int start, int end) {
                parts.add(new Piece(text.slice(chars.at(start), chars.at(end)), NOT_ADDED));
            }

            @Override
            public void token(AddedToken token, int start, int end) {
                AlignedText covered = text.slice(chars.at(start), chars.at(end));
                check.check(token, () -> covered.originStart(0));
                parts.add(new Piece(covered, token.id()));
            }
        });
    }
}
