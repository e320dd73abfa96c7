package dev.stipple.internal.encode;

import dev.stipple.text.normalize.SentencePieceNormalizer;
import dev.stipple.token.model.SentencePieceModel;
import dev.stipple.token.pipeline.Pipeline;
import java.util.Optional;

/// The fast encoder of SentencePiece's Unigram models: normalizes bytes, cuts words, remembers the splits of short
/// ones.
///
/// Thread-safe. Each processor keeps a session with a cache of 2 MiB.
final class SentencePieceUnigram implements Encoder {
    private final SentencePieceBytes normalizer;
    private final SessionPool<Session> sessions;

    private SentencePieceUnigram(SentencePieceBytes normalizer, UnigramTable table) {
        this.normalizer = normalizer;
        this.sessions = new SessionPool<>(() -> new Session(table));
    }

    /// Returns an encoder for `pipeline`, if it is such a model with a normalizer that marks blanks.
    static Optional<Encoder> encoder(Pipeline pipeline) {
        boolean suits = pipeline.model() instanceof SentencePieceModel model
                && model.algorithm() == SentencePieceModel.Algorithm.UNIGRAM
                && UnigramTable.suits(model.pieces())
                && pipeline.preTokenizer().isEmpty()
                && pipeline.normalizer().orElse(null) instanceof SentencePieceNormalizer normalizer
                && normalizer.options().escapeWhitespaces();
        if (!suits) {
            return Optional.empty();
        }
        var model = (SentencePieceModel) pipeline.model();
        var normalizer = (SentencePieceNormalizer) pipeline.normalizer().orElseThrow();
        return Optional.of(
                new SentencePieceUnigram(new SentencePieceBytes(normalizer), new UnigramTable(model.pieces())));
    }

    @Override
    public void encode(byte[] utf8, int from, int to, Ids ids) {
        SentencePieceBytes.Text text = normalizer.normalize(utf8, from, to);
        Session session = sessions.take();
        session.encode(text.bytes, text.length, ids);
        sessions.put(session);
    }

    /// One thread's tables.
    private static final class Session {
        private final UnigramTable table;
        private final UnigramWords words;
        private final UnigramLattice lattice;
        /// Whether the last id is that of unknown characters, which those that follow share.
        private boolean afterUnknown;

        Session(UnigramTable table) {
            this.table = table;
            this.words = new UnigramWords(table);
            this.lattice = new UnigramLattice(table);
        }

        void encode(byte[] text, int length, Ids ids) {
            afterUnknown = false;
            float sum = 0;
            for (int from = 0; from < length; ) {
                int to = table.cutsAtBlanks ? wordEnd(text, from, length) : length;
                float next = to - from <= UnigramWords.LONGEST ? words.add(text, from, to, sum, ids) : Float.NaN;
                if (Float.isNaN(next)) {
                    sum = lattice.split(text, from, to, sum);
                    add(text, ids);
                } else {
                    sum = next;
                    afterUnknown = false;
                }
                from = to;
            }
        }

        /// The place of the next blank that a character other than a blank stands before.
        private static int wordEnd(byte[] text, int from, int length) {
            int at = from + 1;
            while (at < length && (text[at] != ' ' || text[at - 1] == ' ')) {
                at++;
            }
            return at;
        }

        /// Adds the split that the lattice has found.
        private void add(byte[] text, Ids ids) {
            for (int i = lattice.count - 1; i >= 0; i--) {
                int id = lattice.reversed[i];
                boolean unknown = id == table.unkId;
                if (unknown && table.byteIds.length > 0) {
                    addBytes(text, lattice.places[i], ids);
                } else if (!unknown || !afterUnknown) {
                    ids.add(id);
                }
                afterUnknown = unknown;
            }
        }

        /// Adds the bytes of the character at `at`.
        private void addBytes(byte[] text, int at, Ids ids) {
            boolean isMark = text[at] == ' ';
            byte[] bytes = isMark ? CharacterBpe.MARK_BYTES : text;
            int start = isMark ? 0 : at;
            int length = isMark ? bytes.length : UnigramLattice.characterLength(text[at]);
            for (int i = start; i < start + length; i++) {
                ids.add(table.byteIds[bytes[i] & 0xFF]);
            }
        }
    }
}
