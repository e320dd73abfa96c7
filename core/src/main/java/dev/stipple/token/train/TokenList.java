package dev.stipple.token.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// The tokens of a vocabulary in the making, in id order, each with the count it came in with.
final class TokenList {
    private final List<String> tokens = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private long[] counts = new long[256];

    int size() {
        return tokens.size();
    }

    String token(int id) {
        return tokens.get(id);
    }

    OptionalInt id(String token) {
        Integer id = ids.get(token);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /// Appends `token` unless it is there, and returns its id either way.
    int add(String token, long count) {
        Integer known = ids.putIfAbsent(token, tokens.size());
        if (known != null) {
            return known;
        }
        if (tokens.size() == counts.length) {
            counts = Arrays.copyOf(counts, 2 * counts.length);
        }
        counts[tokens.size()] = count;
        tokens.add(token);
        return tokens.size() - 1;
    }

    /// Returns the counts of the tokens in id order.
    double[] counts() {
        return Arrays.stream(counts).limit(tokens.size()).asDoubleStream().toArray();
    }

    List<String> tokens() {
        return List.copyOf(tokens);
    }
}
