package dev.stipple.internal.train;

/// How far a training has come.
///
/// @param blocks  blocks of the corpus that are done, over all epochs
/// @param words  words that are done, those without a row left out
/// @param predictions  how many there were
/// @param loss  their sum
public record TrainingPosition(int blocks, long words, long predictions, double loss) {
    /// Where every training begins.
    public static final TrainingPosition START = new TrainingPosition(0, 0, 0, 0);
}
