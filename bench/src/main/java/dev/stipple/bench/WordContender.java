package dev.stipple.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Who trains word vectors, each run in a process of its own.
enum WordContender {
    STIPPLE("Stipple") {
        @Override
        List<String> command(WordTrainingTask task, int seed, Path output) {
            List<String> command = new ArrayList<>(List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "--add-modules",
                    "jdk.incubator.vector",
                    "-XX:+UseG1GC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    StippleWords.class.getName()));
            command.addAll(List.of(
                    task.corpus().toString(),
                    output.toString(),
                    task.algorithm(),
                    task.loss(),
                    Integer.toString(task.dimension()),
                    Integer.toString(task.epochs()),
                    Integer.toString(task.threads()),
                    Integer.toString(seed),
                    Integer.toString(task.negativeReuse())));
            return command;
        }
    },
    GENSIM("gensim") {
        @Override
        List<String> command(WordTrainingTask task, int seed, Path output) {
            return List.of(
                    System.getenv().getOrDefault("PYTHON", "python3"),
                    System.getProperty("stipple.bench") + "/train_gensim.py",
                    task.corpus().toString(),
                    output.toString(),
                    task.algorithm(),
                    task.loss(),
                    Integer.toString(task.dimension()),
                    Integer.toString(task.epochs()),
                    Integer.toString(task.threads()),
                    Integer.toString(seed));
        }
    },
    /// fastText without its n-grams is Word2Vec. It writes `OUTPUT.bin` and `OUTPUT.vec`.
    FASTTEXT("fastText") {
        @Override
        List<String> command(WordTrainingTask task, int seed, Path output) {
            boolean skipGram = task.algorithm().equals("skipgram");
            return List.of(
                    "fasttext",
                    skipGram ? "skipgram" : "cbow",
                    "-input",
                    task.corpus().toString(),
                    "-output",
                    output.toString(),
                    "-loss",
                    task.loss().equals("hierarchical-softmax") ? "hs" : "ns",
                    "-dim",
                    Integer.toString(task.dimension()),
                    "-epoch",
                    Integer.toString(task.epochs()),
                    "-thread",
                    Integer.toString(task.threads()),
                    "-seed",
                    Integer.toString(seed),
                    "-lr",
                    skipGram ? "0.025" : "0.05",
                    "-maxn",
                    "0",
                    "-bucket",
                    "1");
        }

        @Override
        Path vectors(Path output) {
            return Path.of(output + ".vec");
        }
    };

    private final String label;

    WordContender(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    abstract List<String> command(WordTrainingTask task, int seed, Path output);

    Path vectors(Path output) {
        return output;
    }
}
