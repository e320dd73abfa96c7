package dev.stipple.bench;

import dev.stipple.Progress;
import dev.stipple.text.Corpus;
import dev.stipple.word.VectorFormat;
import dev.stipple.word.WordVectors;
import dev.stipple.word.train.Word2Vec;
import java.nio.file.Path;
import java.util.Locale;

/// One training in a process of its own, from a cold start: arguments and result as in `bench/train_gensim.py`, and how
/// often a negative is used.
final class StippleWords {
    private StippleWords() {}

    public static void main(String[] args) throws Exception {
        Word2Vec.Config usual = args[2].equals("cbow") ? Word2Vec.Config.CBOW : Word2Vec.Config.DEFAULT;
        int negativeReuse = Integer.parseInt(args[8]);
        Word2Vec.Config config = usual.withLoss(
                        Word2Vec.Loss.valueOf(args[3].replace('-', '_').toUpperCase(Locale.ROOT)))
                .withDimension(Integer.parseInt(args[4]))
                .withEpochs(Integer.parseInt(args[5]))
                .withThreads(Integer.parseInt(args[6]))
                .withSeed(Long.parseLong(args[7]))
                .withNegativeReuse(negativeReuse == 0 ? usual.negativeReuse() : negativeReuse);
        Phases phases = new Phases();
        WordVectors vectors = Word2Vec.train(Corpus.lines(Path.of(args[0])), config, phases);
        long end = System.nanoTime();
        vectors.save(Path.of(args[1]), VectorFormat.WORD2VEC_BINARY);
        IO.println(String.format(
                Locale.ROOT,
                "run words=%d vocabulary=%f training=%f",
                phases.words,
                (phases.training - phases.start) * 1e-9,
                (end - phases.training) * 1e-9));
    }

    /// When the training began, and of how many words.
    private static final class Phases implements Progress {
        private final long start = System.nanoTime();
        private long training;
        private long words;

        @Override
        public void report(Report report) {
            if (report.phase().equals("train")) {
                words = report.total();
            } else {
                training = System.nanoTime();
            }
        }
    }
}
