package dev.stipple.internal.regex;

import dev.stipple.internal.regex.Node.Greed;
import dev.stipple.internal.regex.Node.Place;
import dev.stipple.internal.unicode.CodePointSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a pattern in Oniguruma's own syntax (`ONIG_SYNTAX_ONIGURUMA` in its `doc/RE`).
///
/// Calls of groups, conditions, absent expressions, callouts and text segment modes are not supported, and said so.
final class PatternParser {
    private static final int MOST_NESTED = 100;
    private static final int MOST_REPEATED = 100_000;
    private static final CodePointSet LINE_FEED = CodePointSet.of('\n');
    private static final CodePointSet LINE_ENDS =
            CodePointSet.range(0x0A, 0x0D).union(CodePointSet.of(0x85, 0x2028, 0x2029));

    private final PatternReader reader;
    private final EscapeParser escapes;
    private final boolean numbered;
    private final Map<String, List<Integer>> names = new HashMap<>();
    private int groups;
    private int depth;
    private boolean skippedNumbered;

    private PatternParser(String source, boolean numbered) {
        this.reader = new PatternReader(source);
        this.escapes = EscapeParser.outsideBrackets(reader);
        this.numbered = numbered;
    }

    /// Reads `source`. Where any group has a name, plain parentheses don't capture; that shows only at the end.
    static Node parse(String source) {
        PatternParser parser = new PatternParser(source, true);
        Node node = parser.whole();
        return parser.names.isEmpty() || !parser.skippedNumbered ? node : new PatternParser(source, false).whole();
    }

    private Node whole() {
        Node node = choice(Options.NONE);
        if (reader.peek() != PatternReader.END) {
            throw reader.error("')' without '('");
        }
        return node;
    }

    private Node choice(Options options) {
        if (++depth > MOST_NESTED) {
            throw reader.error("groups nested deeper than " + MOST_NESTED);
        }
        List<Node> branches = new ArrayList<>();
        do {
            branches.add(sequence(options));
        } while (reader.skip("|"));
        depth--;
        return branches.size() == 1 ? branches.getFirst() : merge(branches);
    }

    /// A choice among single characters is one set.
    private static Node merge(List<Node> branches) {
        CodePointSet union = CodePointSet.NONE;
        for (Node branch : branches) {
            if (!(branch instanceof Node.OneOf(CodePointSet set))) {
                return new Node.Choice(branches);
            }
            union = union.union(set);
        }
        return new Node.OneOf(union);
    }

    private Node sequence(Options options) {
        List<Node> parts = new ArrayList<>();
        skipComments(options);
        while (reader.peek() != PatternReader.END && !reader.isAt("|") && !reader.isAt(")")) {
            int start = reader.position();
            Node atom = atom(options);
            parts.add(quantified(atom, isPlace(atom, start), options));
            skipComments(options);
        }
        return parts.size() == 1 ? parts.getFirst() : new Node.Sequence(parts);
    }

    private void skipComments(Options options) {
        while (true) {
            if (reader.skip("(?#")) {
                reader.readTo(")");
            } else if (options.extended() && reader.peek() == '#') {
                while (reader.peek() != PatternReader.END && reader.read() != '\n') {}
            } else if (options.extended() && " \t\n\r\f\u000B".indexOf(reader.peek()) >= 0) {
                reader.read();
            } else {
                return;
            }
        }
    }

    /// Whether the atom that starts at `start` is a place itself, and not a group around one; such cannot be repeated.
    private boolean isPlace(Node atom, int start) {
        return switch (atom) {
            case Node.Anchor _ -> !reader.wasAt(start, "(");
            case Node.Look _ -> !reader.wasAt(start, "(?:") && !reader.wasAt(start, "(?i");
            default -> false;
        };
    }

    private Node quantified(Node atom, boolean isPlace, Options options) {
        Node node = atom;
        while (true) {
            skipComments(options);
            int[] bounds = quantifier();
            if (bounds.length == 0) {
                return node;
            }
            if (isPlace) {
                throw reader.error("a place cannot be repeated");
            }
            boolean interval = bounds.length == 3;
            boolean swapped = bounds[0] > bounds[1];
            Greed greed = Greed.GREEDY;
            if (swapped) {
                greed = Greed.POSSESSIVE;
            } else if (!(interval && bounds[0] == bounds[1]) && reader.skip("?")) {
                greed = Greed.RELUCTANT;
            } else if (!interval && reader.skip("+")) {
                greed = Greed.POSSESSIVE;
            }
            node = new Node.Repeat(node, Math.min(bounds[0], bounds[1]), Math.max(bounds[0], bounds[1]), greed);
        }
    }

    /// Reads a quantifier's least and most, with a third element if it is in braces; nothing if there is none.
    private int[] quantifier() {
        if (reader.skip("*")) {
            return new int[] {0, Node.UNBOUNDED};
        }
        if (reader.skip("+")) {
            return new int[] {1, Node.UNBOUNDED};
        }
        if (reader.skip("?")) {
            return new int[] {0, 1};
        }
        int start = reader.position();
        if (reader.skip("{")) {
            int least = reader.readNumber(10, 10);
            int most = reader.skip(",") ? reader.readNumber(10, 10) : least;
            boolean open = most < 0 && reader.position() > start + 2;
            if (reader.skip("}") && (least >= 0 || most >= 0)) {
                if (Math.max(least, most) > MOST_REPEATED) {
                    throw reader.error("more than " + MOST_REPEATED + " repetitions");
                }
                return new int[] {Math.max(0, least), open ? Node.UNBOUNDED : most, 0};
            }
            reader.back(start);
        }
        return new int[0];
    }

    private Node atom(Options options) {
        int codePoint = reader.read();
        return switch (codePoint) {
            case '(' -> group(options);
            case '[' -> new Node.OneOf(new ClassParser(reader, options).parse());
            case '.' -> new Node.OneOf(options.dotAll() ? CodePointSet.ALL : LINE_FEED.complement());
            case '^' -> new Node.Anchor(Place.LINE_START);
            case '$' -> new Node.Anchor(Place.LINE_END);
            case '*', '+', '?' -> throw reader.error("nothing to repeat");
            case '\\' -> escape(options);
            default -> character(codePoint, options);
        };
    }

    private static Node character(int codePoint, Options options) {
        CodePointSet set = CodePointSet.of(codePoint);
        return new Node.OneOf(options.ignoreCase() ? CaseFolding.close(set) : set);
    }

    private Node escape(Options options) {
        Optional<CodePointSet> set = escapes.set(options);
        if (set.isPresent()) {
            return new Node.OneOf(set.get());
        }
        Node special = switch (reader.peek()) {
            case 'A' -> new Node.Anchor(Place.TEXT_START);
            case 'z' -> new Node.Anchor(Place.TEXT_END);
            case 'Z' -> new Node.Anchor(Place.LAST_LINE_END);
            case 'G' -> new Node.Anchor(Place.SEARCH_START);
            case 'K' -> new Node.Anchor(Place.KEEP);
            case 'b' -> new Node.Anchor(options.asciiWord() ? Place.ASCII_WORD_BOUNDARY : Place.WORD_BOUNDARY);
            case 'B' -> new Node.Anchor(options.asciiWord() ? Place.NO_ASCII_WORD_BOUNDARY : Place.NO_WORD_BOUNDARY);
            case 'X' -> new Node.Grapheme();
            case 'N' -> new Node.OneOf(LINE_FEED.complement());
            case 'O' -> new Node.OneOf(CodePointSet.ALL);
            case 'R' -> lineBreak();
            default -> null;
        };
        if (special != null) {
            reader.read();
            return special;
        }
        return switch (reader.peek()) {
            case 'k' -> namedReference(options);
            case 'g', 'y', 'Y' -> throw reader.error("not supported: \\" + Character.toString(reader.peek()));
            case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> numberedReference(options);
            default -> character(escapes.character(), options);
        };
    }

    private static Node lineBreak() {
        Node pair = new Node.Sequence(
                List.of(new Node.OneOf(CodePointSet.of('\r')), new Node.OneOf(CodePointSet.of('\n'))));
        return new Node.Atomic(new Node.Choice(List.of(pair, new Node.OneOf(LINE_ENDS))));
    }

    /// A number is a reference if it has one digit or so many groups were opened; else it is an octal escape.
    private Node numberedReference(Options options) {
        int start = reader.position();
        int number = reader.readNumber(10, 9);
        if (number > 9 && number > groups) {
            reader.back(start);
            return character(escapes.character(), options);
        }
        if (number > groups) {
            throw reader.error("reference to group " + number + " of " + groups);
        }
        return new Node.BackReference(List.of(number), options.ignoreCase());
    }

    private Node namedReference(Options options) {
        reader.read();
        String name = reader.skip("<") ? reader.readTo(">") : reader.skip("'") ? reader.readTo("'") : "";
        List<Integer> numbers = names.get(name);
        if (numbers == null && name.matches("-?[0-9]{1,4}")) {
            int number = Integer.parseInt(name);
            numbers = List.of(number < 0 ? groups + 1 + number : number);
        }
        if (numbers == null || numbers.getFirst() < 1 || numbers.getFirst() > groups) {
            throw reader.error("reference to unknown group '" + name + "'");
        }
        return new Node.BackReference(numbers, options.ignoreCase());
    }

    private Node group(Options options) {
        if (reader.isAt("*")) {
            throw reader.error("not supported: callouts");
        }
        if (!reader.skip("?")) {
            skippedNumbered = true;
            int number = numbered ? ++groups : 0;
            Node body = closed(options);
            return number == 0 ? body : new Node.Capture(number, body);
        }
        if (reader.skip(":")) {
            return closed(options);
        }
        if (reader.skip("=")) {
            return new Node.Look(closed(options), false, false);
        }
        if (reader.skip("!")) {
            return new Node.Look(closed(options), false, true);
        }
        if (reader.skip("<=")) {
            return new Node.Look(closed(options), true, false);
        }
        if (reader.skip("<!")) {
            return new Node.Look(closed(options), true, true);
        }
        if (reader.skip(">")) {
            return new Node.Atomic(closed(options));
        }
        if (reader.skip("<") || reader.isAt("'")) {
            return namedGroup(reader.skip("'") ? "'" : ">", options);
        }
        if (reader.isAt("~") || reader.isAt("(") || reader.isAt("{")) {
            throw reader.error("not supported: (?" + Character.toString(reader.peek()));
        }
        return optionGroup(options);
    }

    private Node closed(Options options) {
        Node body = choice(options);
        reader.expect(")");
        return body;
    }

    private Node namedGroup(String end, Options options) {
        String name = reader.readTo(end);
        if (name.isEmpty() || (!Character.isLetter(name.codePointAt(0)) && name.charAt(0) != '_')) {
            throw reader.error("'" + name + "' is no name for a group");
        }
        int number = ++groups;
        names.computeIfAbsent(name, first -> new ArrayList<>()).addFirst(number);
        return new Node.Capture(number, closed(options));
    }

    /// `(?i:…)` for a group, `(?i)` for all that follows in the group around, alternatives too.
    private Node optionGroup(Options outer) {
        Options options = outer;
        boolean on = true;
        while (!reader.isAt(":") && !reader.isAt(")")) {
            int letter = reader.read();
            if (letter == '-') {
                on = false;
            } else {
                options = options.with(letter, on, reader);
            }
        }
        if (reader.skip(":")) {
            return closed(options);
        }
        reader.expect(")");
        return choice(options);
    }
}
