package dev.stipple.bench;

import dev.stipple.Progress;
import dev.stipple.text.Corpus;
import dev.stipple.word.VectorFormat;
import dev.stipple.word.WordVectors;
import dev.stipple.word.train.FastText;
import dev.stipple.word.train.Word2Vec;
import java.nio.file.Path;
import java.util.Locale;

/// One training in a process of its own, from a cold start: arguments and result as in `bench/train_gensim.py`, and how
/// often a negative is used.
final class StippleWords {
    private StippleWords() {}

    public static void main(String[] args) throws Exception {
        Phases phases = new Phases();
        Corpus corpus = Corpus.lines(Path.of(args[0]));
        boolean subwords = args[2].equals("fasttext");
        WordVectors vectors = subwords
                ? FastText.train(corpus, fastText(args), phases)
                : Word2Vec.train(corpus, word2Vec(args), phases);
        long end = System.nanoTime();
        vectors.save(Path.of(args[1]), subwords ? VectorFormat.FASTTEXT : VectorFormat.WORD2VEC_BINARY);
        IO.println(String.format(
                Locale.ROOT,
                "run words=%d vocabulary=%f training=%f",
                phases.words,
                (phases.training - phases.start) * 1e-9,
                (end - phases.training) * 1e-9));
    }

    private static Word2Vec.Config word2Vec(String[] args) {
        Word2Vec.Config usual = args[2].equals("cbow") ? Word2Vec.Config.CBOW : Word2Vec.Config.DEFAULT;
        return usual.withLoss(Word2Vec.Loss.valueOf(args[3].replace('-', '_').toUpperCase(Locale.ROOT)))
                .withDimension(Integer.parseInt(args[4]))
                .withEpochs(Integer.parseInt(args[5]))
                .withThreads(Integer.parseInt(args[6]))
                .withSeed(Long.parseLong(args[7]))
                .withNegativeReuse(negativeReuse(args, usual.negativeReuse()));
    }

    private static FastText.Config fastText(String[] args) {
        FastText.Config usual = FastText.Config.DEFAULT;
        return usual.withDimension(Integer.parseInt(args[4]))
                .withEpochs(Integer.parseInt(args[5]))
                .withThreads(Integer.parseInt(args[6]))
                .withSeed(Long.parseLong(args[7]))
                .withNegativeReuse(negativeReuse(args, usual.negativeReuse()));
    }

    private static int negativeReuse(String[] args, int usual) {
        int told = Integer.parseInt(args[8]);
        return told == 0 ? usual : told;
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
