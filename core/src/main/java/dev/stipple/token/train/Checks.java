package dev.stipple.token.train;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// What all trainers ask of their settings.
final class Checks {
    private Checks() {}

    static void atLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + ", must be at least " + least);
        }
    }

    static void within(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(name + " is " + value + ", must be from " + least + " to " + most);
        }
    }

    /// Returns the tokens without repetitions; an empty one is refused, for it would be found everywhere.
    static List<String> specialTokens(List<String> specialTokens) {
        if (specialTokens.contains("")) {
            throw new IllegalArgumentException("a special token is empty");
        }
        return List.copyOf(new LinkedHashSet<>(specialTokens));
    }

    /// Returns the special tokens, the unknown token among them.
    static List<String> withUnknown(Optional<String> unkToken, List<String> specialTokens) {
        List<String> tokens = new ArrayList<>(specialTokens);
        unkToken.filter(token -> !tokens.contains(token)).ifPresent(tokens::addFirst);
        return tokens;
    }

    /// Sees that a vocabulary of `size` tokens holds the `needed` ones, which are `what`.
    static void room(int size, int needed, String what) {
        if (size < needed) {
            throw new IllegalArgumentException(
                    "vocabulary size " + size + " is too small: " + what + " alone are " + needed);
        }
    }
}
