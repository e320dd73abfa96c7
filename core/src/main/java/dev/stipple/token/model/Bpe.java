package dev.stipple.token.model;

import dev.stipple.internal.Lazy;
import dev.stipple.internal.unicode.Utf8;

/// A model that starts from characters and merges neighbours, the best-ranked pair first.
///
/// Byte-level vocabularies are the same model on text whose characters stand for bytes. Follows Sennrich et al.,
/// "Neural Machine Translation of Rare Words with Subword Units" (2016); among pairs of equal rank the leftmost
/// merges first.
public final class Bpe implements Model {
    private static final int ABSENT = -1;

    private final Vocabulary vocabulary;
    private final Lazy<BpeMerges> merges;
    private final boolean ranked;
    private final BpeSettings settings;
    private final int unkId;
    private final int[] byteIds;

    private Bpe(Vocabulary vocabulary, Lazy<BpeMerges> merges, boolean ranked, BpeSettings settings) {
        this.vocabulary = vocabulary;
        this.merges = merges;
        this.ranked = ranked;
        this.settings = settings;
        this.unkId =
                settings.unkToken().map(unk -> vocabulary.idOr(unk, ABSENT)).orElse(ABSENT);
        this.byteIds = ByteTokens.ids(vocabulary);
    }

    /// Returns a model that merges as `merges` says.
    public static Bpe of(Vocabulary vocabulary, BpeMerges merges, BpeSettings settings) {
        return new Bpe(vocabulary, new Lazy<>(() -> merges), false, settings);
    }

    /// Returns a model that merges any two tokens whose concatenation is a token, the lowest id first: what
    /// tiktoken's rank files mean. The table of these merges is made when it is first needed.
    public static Bpe ofRanks(Vocabulary vocabulary, BpeSettings settings) {
        return new Bpe(vocabulary, new Lazy<>(() -> BpeMerges.ofRanks(vocabulary)), true, settings);
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /// Returns the merges.
    public BpeMerges merges() {
        return merges.get();
    }

    /// Tells whether the vocabulary itself is the list of merges, with ids as ranks.
    public boolean isRanked() {
        return ranked;
    }

    /// Returns how unknown characters and ends of words are treated.
    public BpeSettings settings() {
        return settings;
    }

    @Override
    public void tokenize(CharSequence piece, TokenSink sink) {
        if (piece.isEmpty()) {
            return;
        }
        if (settings.ignoreMerges()) {
            int id = vocabulary.idOr(piece, ABSENT);
            if (id != ABSENT) {
                sink.token(id, 0, piece.length());
                return;
            }
        }
        BpeWord word = new BpeWord(piece.length());
        addCharacters(piece, word);
        word.merge(merges());
        word.emit(piece, sink);
    }

    /// Fills `word` with the tokens of the single characters of `piece`, in Hugging Face's order: an unknown
    /// stretch is added when the next known character ends it, so bytes of a later character may come before it.
    private void addCharacters(CharSequence piece, BpeWord word) {
        int unknownBytes = 0;
        for (int start = 0; start < piece.length(); ) {
            int codePoint = Character.codePointAt(piece, start);
            int end = start + Character.charCount(codePoint);
            int bytes = Utf8.length(codePoint);
            CharSequence spelling = spelling(piece, start, end);
            int id = vocabulary.idOr(spelling, ABSENT);
            if (id != ABSENT) {
                if (unknownBytes > 0) {
                    word.add(unkId, unknownBytes);
                    unknownBytes = 0;
                }
                word.add(id, bytes);
            } else if (!settings.byteFallback() || !addBytes(spelling, word)) {
                if (unknownBytes > 0 && !settings.fuseUnk()) {
                    word.add(unkId, unknownBytes);
                    unknownBytes = 0;
                }
                unknownBytes += unknownBytes(piece, start, end, bytes);
            }
            start = end;
        }
        if (unknownBytes > 0) {
            word.add(unkId, unknownBytes);
        }
    }

    /// Returns how the vocabulary would spell the character at `[start, end)` of `piece`.
    private CharSequence spelling(CharSequence piece, int start, int end) {
        CharSequence character = piece.subSequence(start, end);
        if (start > 0 && settings.continuingSubwordPrefix().isPresent()) {
            character = settings.continuingSubwordPrefix().get() + character;
        }
        if (end == piece.length() && settings.endOfWordSuffix().isPresent()) {
            character = character + settings.endOfWordSuffix().get();
        }
        return character;
    }

    private boolean addBytes(CharSequence spelling, BpeWord word) {
        return ByteTokens.emit(spelling, 0, spelling.length(), byteIds, (id, _, _) -> word.add(id, 1));
    }

    /// Returns the length that an unknown character adds to the pending unknown token: none where there is no such
    /// token, for then the character is dropped.
    private int unknownBytes(CharSequence piece, int start, int end, int bytes) {
        if (settings.unkToken().isEmpty()) {
            return 0;
        }
        if (unkId == ABSENT) {
            throw Unknown.piece(
                    piece.subSequence(start, end), settings.unkToken().get());
        }
        return bytes;
    }
}
