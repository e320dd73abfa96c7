package dev.stipple.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.stipple.text.Corpus;
import dev.stipple.token.train.BpeTrainer;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;

/// CPU time of training byte-level BPE, all threads and the compiler of Java included: the first run of a process, and
/// later ones. `bench/train_huggingface.py` prints the same for Hugging Face.
///
/// What should limit it: 12 MB of English have 2.3 million words to hash (some 50 ns each) and 100 thousand different
/// ones with 0.8 million letters, in which 32 thousand merges change a few million pairs (some 30 ns each): about 0.3
/// s. In a fresh process, compiling the code costs more than running it.
public final class TrainingBenchmark {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private TrainingBenchmark() {}

    /// Trains `VOCABULARY_SIZE` tokens on `FILE`, `RUNS` times.
    public static void main(String[] args) throws Exception {
        if (args.length != 3) {
            throw new IllegalArgumentException("usage: TrainingBenchmark FILE VOCABULARY_SIZE RUNS");
        }
        Corpus corpus = Corpus.linesWithEnds(Path.of(args[0]));
        BpeTrainer.Config config = BpeTrainer.Config.BYTE_LEVEL.withVocabularySize(Integer.parseInt(args[1]));
        for (int run = 1; run <= Integer.parseInt(args[2]); run++) {
            long cpu = SYSTEM.getProcessCpuTime();
            long wall = System.nanoTime();
            int tokens = BpeTrainer.train(corpus, config).vocabularySize();
            IO.println(String.format(
                    Locale.ROOT,
                    "run %d: %d tokens, CPU %.2f s, wall %.2f s",
                    run,
                    tokens,
                    (SYSTEM.getProcessCpuTime() - cpu) / 1e9,
                    (System.nanoTime() - wall) / 1e9));
        }
    }
}
