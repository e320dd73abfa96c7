package dev.stipple.bench;

import dev.stipple.word.AnalogyQuestions;
import dev.stipple.word.Evaluation;
import dev.stipple.word.WordPairs;
import dev.stipple.word.WordVectors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Word2Vec and fastText's n-grams beside gensim and fastText, on the same corpus with the same settings: speed, memory
/// and quality.
///
/// `[--algorithm skipgram|cbow|fasttext] [--loss LOSS] [--dimension N] [--epochs N] [--threads N] [--negative-reuse N]
/// [--seeds N] [--peers gensim,fasttext] [--similarity SET,…] [--analogies SET] CORPUS`. The contenders take turns,
/// with another seed each round; the table has means and standard deviations. `PYTHON` names a Python with gensim 4.
///
/// What should limit it: a kept word costs some 215 × dimension operations with 5 negatives and window 5, 12 thousand a
/// word of the corpus at 100 dimensions: 8 million words a second at 107 GFLOP/s on one core.
public final class WordTrainingBenchmark {
    private static final int RESTRICT = 30_000;

    private WordTrainingTask task = WordTrainingTask.DEFAULT;
    private int seeds = 3;
    private final List<WordContender> contenders = new ArrayList<>(List.of(WordContender.STIPPLE));
    private final List<WordPairs> similarity = new ArrayList<>();
    private final List<AnalogyQuestions> analogies = new ArrayList<>();
    private final Map<String, Map<String, List<Double>>> figures = new LinkedHashMap<>();

    private WordTrainingBenchmark() {}

    /// Measures and prints a table.
    public static void main(String[] args) throws Exception {
        WordTrainingBenchmark benchmark = new WordTrainingBenchmark();
        benchmark.parse(args);
        benchmark.run();
    }

    private void parse(String[] args) throws Exception {
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--seeds" -> seeds = Integer.parseInt(args[++i]);
                case "--peers" -> {
                    for (String peer : List.of(args[++i].split(","))) {
                        contenders.add(WordContender.valueOf(peer.toUpperCase(Locale.ROOT)));
                    }
                }
                case "--similarity" -> {
                    for (String set : List.of(args[++i].split(","))) {
                        similarity.add(WordPairs.load(Path.of(set)));
                    }
                }
                case "--analogies" -> analogies.add(AnalogyQuestions.load(Path.of(args[++i])));
                default -> {
                    task = args[i].startsWith("--") ? task.with(args[i], args[++i]) : task.with("--corpus", args[i]);
                }
            }
        }
    }

    private void run() throws Exception {
        Path output = Files.createTempFile("stipple-bench", ".bin");
        for (int seed = 1; seed <= seeds; seed++) {
            for (WordContender contender : contenders) {
                WordRun run = WordRun.of(contender.command(task, seed, output), task);
                add(contender, "1,000 words/s", run.speed() / 1e3);
                add(contender, "vocabulary, 1,000 words/s", run.vocabularySpeed() / 1e3);
                add(contender, "peak MB", run.peakBytes() / 1e6);
                try (WordVectors vectors = WordVectors.open(contender.vectors(output))) {
                    judge(contender, vectors);
                }
                System.err.println(contender.label() + ", seed " + seed + ": " + figures.get(contender.label()));
            }
        }
        Files.delete(output);
        Files.deleteIfExists(Path.of(output + ".vec"));
        Files.deleteIfExists(Path.of(output + ".bin"));
        print();
    }

    private void judge(WordContender contender, WordVectors vectors) {
        for (WordPairs pairs : similarity) {
            add(
                    contender,
                    pairs.name(),
                    100 * Evaluation.similarity(vectors, pairs).spearman());
        }
        for (AnalogyQuestions questions : analogies) {
            add(
                    contender,
                    "analogies",
                    100
                            * Evaluation.analogies(vectors, questions, RESTRICT)
                                    .total()
                                    .accuracy());
        }
    }

    private void add(WordContender contender, String figure, double value) {
        figures.computeIfAbsent(contender.label(), _ -> new LinkedHashMap<>())
                .computeIfAbsent(figure, _ -> new ArrayList<>())
                .add(value);
    }

    private void print() {
        List<String> names = List.copyOf(figures.values().iterator().next().keySet());
        IO.println("| " + task + " | " + String.join(" | ", names) + " |");
        IO.println("|---" + "|---:".repeat(names.size()) + "|");
        figures.forEach((contender, values) -> {
            List<String> cells = names.stream()
                    .map(name -> Spread.of(values.getOrDefault(name, List.of())).toString())
                    .toList();
            IO.println("| " + contender + " | " + String.join(" | ", cells) + " |");
        });
    }
}
