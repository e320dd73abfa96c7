package dev.stipple.bench;

import java.nio.file.Path;

/// What each contender is to train.
///
/// @param corpus  a sentence a line, words between blanks
/// @param algorithm  `skipgram`, `cbow` or `fasttext`: skip-gram with n-grams of characters
/// @param loss  `negative-sampling` or `hierarchical-softmax`
/// @param negativeReuse  how often Stipple uses a drawn negative; 0 is as often as usual
record WordTrainingTask(
        Path corpus, String algorithm, String loss, int negativeReuse, int dimension, int epochs, int threads) {

    static final WordTrainingTask DEFAULT =
            new WordTrainingTask(Path.of(""), "skipgram", "negative-sampling", 0, 100, 1, 1);

    WordTrainingTask with(String option, String value) {
        int number = value.chars().allMatch(Character::isDigit) ? Integer.parseInt(value) : 0;
        return switch (option) {
            case "--algorithm" -> new WordTrainingTask(corpus, value, loss, negativeReuse, dimension, epochs, threads);
            case "--loss" -> new WordTrainingTask(corpus, algorithm, value, negativeReuse, dimension, epochs, threads);
            case "--negative-reuse" ->
                new WordTrainingTask(corpus, algorithm, loss, number, dimension, epochs, threads);
            case "--dimension" -> new WordTrainingTask(corpus, algorithm, loss, negativeReuse, number, epochs, threads);
            case "--epochs" -> new WordTrainingTask(corpus, algorithm, loss, negativeReuse, dimension, number, threads);
            case "--threads" -> new WordTrainingTask(corpus, algorithm, loss, negativeReuse, dimension, epochs, number);
            case "--corpus" ->
                new WordTrainingTask(Path.of(value), algorithm, loss, negativeReuse, dimension, epochs, threads);
            default -> throw new IllegalArgumentException("unknown option " + option);
        };
    }

    @Override
    public String toString() {
        return "%s, %s, d %d, epochs %d, threads %d".formatted(algorithm, loss, dimension, epochs, threads);
    }
}
