package dev.stipple.bench;

import dev.stipple.word.AnalogyQuestions;
import dev.stipple.word.Evaluation;
import dev.stipple.word.VectorFormat;
import dev.stipple.word.WordVectors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/// Loading, exact search and evaluation of a large file of word vectors. `bench/word_vectors_gensim.py` does the same
/// with gensim.
///
/// What limits it: a search reads the whole matrix once, at the speed of the memory; searches of many queries at once
/// multiply `2 × words × dimension` numbers a query.
public final class WordVectorsBenchmark {
    private static final int QUERIES = 1024;

    private WordVectorsBenchmark() {}

    /// Measures the text file of vectors `FILE`, `ROUNDS` times; with `QUESTIONS`, analogies too.
    public static void main(String[] args) throws Exception {
        if (args.length < 2) {
            throw new IllegalArgumentException("usage: WordVectorsBenchmark FILE ROUNDS [QUESTIONS]");
        }
        Path text = Path.of(args[0]);
        int rounds = Integer.parseInt(args[1]);
        WordVectors vectors = time("load text", rounds, () -> WordVectors.load(text));
        Path folder = Files.createTempDirectory("stipple-bench");
        for (VectorFormat format : List.of(VectorFormat.WORD2VEC_BINARY, VectorFormat.SAFETENSORS)) {
            Path file = folder.resolve("vectors");
            vectors.save(file, format);
            String name = format.name().toLowerCase(Locale.ROOT);
            time("load " + name, rounds, () -> WordVectors.load(file));
            time("open " + name, rounds, () -> {
                try (WordVectors opened = WordVectors.open(file)) {
                    return opened.size();
                }
            });
            try (WordVectors opened = WordVectors.open(file)) {
                search("mapped " + name, opened, rounds);
            }
            Files.delete(file);
        }
        Files.delete(folder);
        search("heap", vectors, rounds);
        List<float[]> queries = new ArrayList<>();
        for (int i = 0; i < QUERIES; i++) {
            queries.add(vectors.matrix().row(i * 13));
        }
        time(QUERIES + " queries at once", rounds, () -> vectors.nearest(queries, 10));
        if (args.length > 2) {
            AnalogyQuestions questions = AnalogyQuestions.load(Path.of(args[2]));
            Evaluation.AnalogyScores scores =
                    time("analogies, 30,000 words", rounds, () -> Evaluation.analogies(vectors, questions, 30_000));
            IO.println(scores.total() + ", semantic " + scores.semantic() + ", syntactic " + scores.syntactic());
        }
    }

    private static void search(String where, WordVectors vectors, int rounds) throws Exception {
        long bytes = (long) vectors.size() * vectors.dimension() * Float.BYTES;
        float[] query = vectors.matrix().row(1000);
        vectors.nearest(query, 10);
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 30 * rounds; i++) {
            best = Math.min(best, Stopwatch.WALL.seconds(() -> vectors.nearest(query, 10)));
        }
        IO.println(String.format(
                Locale.ROOT, "nearest, %s: best %.2f ms, %.1f GB/s", where, best * 1e3, bytes / best / 1e9));
    }

    private static <T> T time(String what, int rounds, Callable<T> task) throws Exception {
        double best = Double.POSITIVE_INFINITY;
        T result = task.call();
        for (int i = 0; i < rounds; i++) {
            best = Math.min(best, Stopwatch.WALL.seconds(task));
        }
        IO.println(String.format(Locale.ROOT, "%s: best %.3f s", what, best));
        return result;
    }
}
