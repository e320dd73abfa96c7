package dev.stipple.internal.simd;

/// Where the scores of a batch lie: those of six targets at a time side by side, so that [HorizontalSums#four] makes
/// them four at a time.
///
/// One input's six scores take eight places, as `0 1 2 3 | 4 5 - -`, those of two inputs twelve:
/// `0 1 2 3 | 0' 1' 2' 3' | 4 5 4' 5'`. Of up to four targets that are left over each input has four places.
final class ScorePlaces {
    /// Targets whose sums are kept in registers at a time.
    static final int TOGETHER = 6;

    private static final int FOUR = HorizontalSums.TOGETHER;

    private ScorePlaces() {}

    /// Returns the places of an input that stands alone, with `targets` targets.
    static int ofOne(int targets) {
        int rest = targets % TOGETHER;
        return targets / TOGETHER * 2 * FOUR + (rest == 0 ? 0 : rest <= FOUR ? FOUR : 2 * FOUR);
    }

    /// Returns the places of two inputs with the same `targets` targets.
    static int ofTwo(int targets) {
        int rest = targets % TOGETHER;
        return targets / TOGETHER * 3 * FOUR + (rest == 0 ? 0 : rest <= FOUR ? 2 * FOUR : 3 * FOUR);
    }

    /// Returns the place of a target of an input that stands alone.
    static int only(int target) {
        return target / TOGETHER * 2 * FOUR + target % TOGETHER;
    }

    /// Returns the place of a target of the first of two inputs.
    static int first(int target) {
        int rest = target % TOGETHER;
        return target / TOGETHER * 3 * FOUR + (rest < FOUR ? rest : FOUR + rest);
    }

    /// Returns the place of a target of the second of two inputs.
    static int second(int target) {
        return first(target) + (target % TOGETHER < FOUR ? FOUR : 2);
    }
}
