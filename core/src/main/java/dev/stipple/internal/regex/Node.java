package dev.stipple.internal.regex;

import dev.stipple.internal.unicode.CodePointSet;
import java.util.List;

/// A part of a parsed pattern.
sealed interface Node {
    /// The upper bound of a repetition that has none.
    int UNBOUNDED = Integer.MAX_VALUE;

    /// One code point of a set.
    record OneOf(CodePointSet set) implements Node {}

    /// One after another.
    record Sequence(List<Node> parts) implements Node {}

    /// The first that leads to a match.
    record Choice(List<Node> branches) implements Node {}

    /// `body` from `min` to `max` times.
    record Repeat(Node body, int min, int max, Greed greed) implements Node {}

    /// What `body` matches is remembered under a number from 1 on.
    record Capture(int group, Node body) implements Node {}

    /// `body`, never entered again once matched.
    record Atomic(Node body) implements Node {}

    /// Whether `body` matches after (or, `behind`, before) the place, or, `negative`, that it does not.
    record Look(Node body, boolean behind, boolean negative) implements Node {}

    /// What the last of `groups` that has matched something matched.
    record BackReference(List<Integer> groups, boolean ignoreCase) implements Node {}

    /// A place between two characters.
    record Anchor(Place place) implements Node {}

    /// An extended grapheme cluster, `\X`.
    record Grapheme() implements Node {}

    /// What a repetition tries first: many (and gives back), few, or as many as it can without giving back.
    enum Greed {
        GREEDY,
        RELUCTANT,
        POSSESSIVE
    }

    /// The places that anchors stand for.
    enum Place {
        /// `^`: at the start, or after a line feed that is not the last character.
        LINE_START,
        /// `$`: at the end, or before a line feed.
        LINE_END,
        /// `\A`.
        TEXT_START,
        /// `\z`.
        TEXT_END,
        /// `\Z`: at the end, or before a line feed there.
        LAST_LINE_END,
        /// `\b`: between a word character and another.
        WORD_BOUNDARY,
        /// `\B`.
        NO_WORD_BOUNDARY,
        /// `\b` where only ASCII counts as word.
        ASCII_WORD_BOUNDARY,
        /// `\B` where only ASCII counts as word.
        NO_ASCII_WORD_BOUNDARY,
        /// `\G`: where the search began.
        SEARCH_START,
        /// `\K`: not a condition, but here the match is said to start.
        KEEP
    }

    /// The least number of code points that this matches.
    default int minLength() {
        return switch (this) {
            case OneOf _, Grapheme _ -> 1;
            case Sequence sequence ->
                sequence.parts.stream().mapToInt(Node::minLength).reduce(0, Node::add);
            case Choice choice ->
                choice.branches.stream().mapToInt(Node::minLength).min().orElse(0);
            case Repeat repeat -> multiply(repeat.body.minLength(), repeat.min);
            case Capture capture -> capture.body.minLength();
            case Atomic atomic -> atomic.body.minLength();
            case Look _, BackReference _, Anchor _ -> 0;
        };
    }

    /// The largest number of code points that this matches, or [#UNBOUNDED].
    default int maxLength() {
        return switch (this) {
            case OneOf _ -> 1;
            case Grapheme _, BackReference _ -> UNBOUNDED;
            case Sequence sequence ->
                sequence.parts.stream().mapToInt(Node::maxLength).reduce(0, Node::add);
            case Choice choice ->
                choice.branches.stream().mapToInt(Node::maxLength).max().orElse(0);
            case Repeat repeat -> multiply(repeat.body.maxLength(), repeat.max);
            case Capture capture -> capture.body.maxLength();
            case Atomic atomic -> atomic.body.maxLength();
            case Look _, Anchor _ -> 0;
        };
    }

    private static int add(int a, int b) {
        return (int) Math.min((long) a + b, UNBOUNDED);
    }

    private static int multiply(int a, int b) {
        return a == 0 || b == 0 ? 0 : (int) Math.min((long) a * b, UNBOUNDED);
    }
}
