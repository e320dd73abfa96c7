package dev.stipple.internal.regex;

import java.util.List;
import java.util.function.Predicate;

/// What a pattern contains, which decides how it can be run.
final class Traits {
    private Traits() {}

    /// Whether it refers to groups.
    static boolean hasReferences(Node node) {
        return any(node, part -> part instanceof Node.BackReference);
    }

    /// Whether it repeats without bound what can be empty.
    static boolean hasEmptyLoops(Node node) {
        return any(
                node,
                part -> part instanceof Node.Repeat repeat
                        && repeat.max() == Node.UNBOUNDED
                        && repeat.body().minLength() == 0);
    }

    /// The highest number of a group.
    static int groups(Node node) {
        int inner = parts(node).stream().mapToInt(Traits::groups).max().orElse(0);
        return node instanceof Node.Capture capture ? Math.max(capture.group(), inner) : inner;
    }

    private static boolean any(Node node, Predicate<Node> wanted) {
        return wanted.test(node) || parts(node).stream().anyMatch(part -> any(part, wanted));
    }

    private static List<Node> parts(Node node) {
        return switch (node) {
            case Node.OneOf _, Node.BackReference _, Node.Anchor _, Node.Grapheme _ -> List.of();
            case Node.Sequence(List<Node> parts) -> parts;
            case Node.Choice(List<Node> branches) -> branches;
            case Node.Repeat repeat -> List.of(repeat.body());
            case Node.Capture capture -> List.of(capture.body());
            case Node.Atomic(Node body) -> List.of(body);
            case Node.Look look -> List.of(look.body());
        };
    }
}
