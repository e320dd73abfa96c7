package dev.stipple.token.train;

/// Candidate pieces of a Unigram vocabulary: stretches of a [LetterText], each with a score.
final class Pieces {
    private final LetterText text;
    private final int[] starts;
    private final int[] lengths;
    private final double[] scores;

    /// @param text  what the pieces are cut from
    /// @param starts  where each piece begins in the letters of the text
    /// @param lengths  how many letters each piece has
    /// @param scores  natural logarithm of each piece's probability
    Pieces(LetterText text, int[] starts, int[] lengths, double[] scores) {
        this.text = text;
        this.starts = starts;
        this.lengths = lengths;
        this.scores = scores;
    }

    LetterText text() {
        return text;
    }

    int size() {
        return starts.length;
    }

    int start(int piece) {
        return starts[piece];
    }

    int length(int piece) {
        return lengths[piece];
    }

    double score(int piece) {
        return scores[piece];
    }

    String piece(int piece) {
        return text.text(starts[piece], lengths[piece]);
    }

    double lowestScore() {
        double lowest = 0;
        for (double score : scores) {
            lowest = Math.min(lowest, score);
        }
        return lowest;
    }

    /// Returns the pieces `kept`, in this order, with their scores.
    Pieces select(int[] kept) {
        double[] keptScores = new double[kept.length];
        for (int i = 0; i < kept.length; i++) {
            keptScores[i] = scores[kept[i]];
        }
        return select(kept, keptScores);
    }

    /// Returns the pieces `kept`, in this order, with new scores.
    Pieces select(int[] kept, double[] newScores) {
        int[] keptStarts = new int[kept.length];
        int[] keptLengths = new int[kept.length];
        for (int i = 0; i < kept.length; i++) {
            keptStarts[i] = starts[kept[i]];
            keptLengths[i] = lengths[kept[i]];
        }
        return new Pieces(text, keptStarts, keptLengths, newScores);
    }
}
