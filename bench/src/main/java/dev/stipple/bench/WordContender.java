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
    /// fastText without its n-grams is Word2Vec; with them, its usual settings count. It writes `OUTPUT.bin` and
    /// `OUTPUT.vec`.
    FASTTEXT("fastText") {
        @Override
        List<String> command(WordTrainingTask task, int seed, Path output) {
            boolean cbow = task.algorithm().equals("cbow");
            List<String> command = new ArrayList<>(List.of(
                    "fasttext",
                    cbow ? "cbow" : "skipgram",
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
                    Integer.toString(seed)));
            if (!task.algorithm().equals("fasttext")) {
                command.addAll(List.of("-lr", cbow ? "0.05" : "0.025", "-maxn", "0", "-bucket", "1"));
            }
            return command;
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
