package dev.stipple.token.pipeline;

import java.util.ArrayList;
import java.util.List;

/// How the tokens of a text are cut to a length.
///
/// What is cut off is kept as [Tokens#overflow()]: windows of `maxLength` tokens, each repeating the last `stride`
/// tokens of the one before. The length includes the tokens that the post-processor adds.
///
/// @param maxLength the most tokens that are left, ≥ 0
/// @param stride the number of tokens that neighbouring windows share, smaller than a window
/// @param strategy which text of a pair is cut
/// @param direction the end at which tokens are cut
public record Truncation(int maxLength, int stride, Strategy strategy, Direction direction) {
    /// Which text of a pair is cut.
    public enum Strategy {
        /// The longer one, then both.
        LONGEST_FIRST,
        /// The first; too short a first text is an error.
        ONLY_FIRST,
        /// The second; a missing or too short second text is an error.
        ONLY_SECOND
    }

    /// Checks the lengths.
    public Truncation {
        if (maxLength < 0 || stride < 0) {
            throw new IllegalArgumentException("maxLength " + maxLength + " and stride " + stride + " must be ≥ 0");
        }
    }

    /// Returns a cut to `maxLength` tokens at the right end, without stride, of the longer text of a pair first.
    public static Truncation to(int maxLength) {
        return new Truncation(maxLength, 0, Strategy.LONGEST_FIRST, Direction.RIGHT);
    }

    /// Returns this truncation with `stride`.
    public Truncation withStride(int stride) {
        return new Truncation(maxLength, stride, strategy, direction);
    }

    /// Returns this truncation with `strategy`.
    public Truncation withStrategy(Strategy strategy) {
        return new Truncation(maxLength, stride, strategy, direction);
    }

    /// Returns this truncation with `direction`.
    public Truncation withDirection(Direction direction) {
        return new Truncation(maxLength, stride, strategy, direction);
    }

    /// Returns `sequences`, one text or two, cut so that `addedTokens` more still fit.
    public List<Tokens> apply(List<Tokens> sequences, int addedTokens) {
        int limit = Math.max(0, maxLength - addedTokens);
        if (limit == 0) {
            return sequences.stream().map(tokens -> window(tokens, 0)).toList();
        }
        int total = sequences.stream().mapToInt(Tokens::size).sum();
        if (total <= limit) {
            return sequences;
        }
        return switch (strategy) {
            case LONGEST_FIRST -> cutLongest(sequences, limit);
            case ONLY_FIRST -> cutOnly(sequences, 0, total - limit);
            case ONLY_SECOND -> cutOnly(sequences, 1, total - limit);
        };
    }

    private List<Tokens> cutLongest(List<Tokens> sequences, int limit) {
        if (sequences.size() == 1) {
            return List.of(window(sequences.getFirst(), limit));
        }
        Tokens first = sequences.getFirst();
        Tokens second = sequences.getLast();
        int shorter = Math.min(first.size(), second.size());
        int longer = shorter > limit ? shorter : Math.max(shorter, limit - shorter);
        if (shorter + longer > limit) {
            shorter = limit / 2;
            longer = shorter + limit % 2;
        }
        boolean firstIsLonger = first.size() > second.size();
        return List.of(
                window(first, firstIsLonger ? longer : shorter), window(second, firstIsLonger ? shorter : longer));
    }

    private List<Tokens> cutOnly(List<Tokens> sequences, int index, int excess) {
        if (index >= sequences.size()) {
            throw new IllegalArgumentException("truncation " + strategy + " needs a second text");
        }
        Tokens target = sequences.get(index);
        if (target.size() <= excess) {
            throw new IllegalArgumentException("truncation " + strategy + " must cut " + excess
                    + " tokens from a text of " + target.size() + " to reach " + maxLength);
        }
        List<Tokens> cut = new ArrayList<>(sequences);
        cut.set(index, window(target, target.size() - excess));
        return cut;
    }

    /// Returns the window of `length` tokens that is kept, with the windows that follow as overflow.
    private Tokens window(Tokens tokens, int length) {
        int size = tokens.size();
        if (length >= size) {
            return tokens;
        }
        if (length == 0) {
            return tokens.slice(0, 0).withOverflow(List.of(tokens));
        }
        if (stride >= length) {
            throw new IllegalArgumentException(
                    "stride " + stride + " must be smaller than the window of " + length + " tokens");
        }
        List<Tokens> windows = new ArrayList<>();
        int step = length - stride;
        if (direction == Direction.RIGHT) {
            int start = 0;
            windows.add(tokens.slice(0, length));
            while (start + length < size) {
                start += step;
                windows.add(tokens.slice(start, Math.min(start + length, size)));
            }
        } else {
            int end = size;
            windows.add(tokens.slice(size - length, size));
            while (end - length > 0) {
                end -= step;
                windows.add(tokens.slice(Math.max(0, end - length), end));
            }
        }
        return windows.getFirst().withOverflow(windows.subList(1, windows.size()));
    }
}
