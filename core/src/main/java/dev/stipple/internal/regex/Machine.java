package dev.stipple.internal.regex;

import dev.stipple.internal.regex.Node.Place;
import dev.stipple.internal.unicode.CodePointSet;
import dev.stipple.internal.unicode.Graphemes;
import java.nio.CharBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Runs a [Program] on a text by backtracking, without recursion.
///
/// It starts out as a plain backtracker. When the work grows out of proportion to the text, it begins to remember
/// what failed where; from then on each instruction is tried once a place, and the whole walk stays linear in the
/// text. Only patterns with references to groups, and the insides of looks and atomic groups, go without.
final class Machine {
    private static final int WORK_PER_CHAR = 8;
    private static final int FREE_WORK = 10_000;
    /// Where a loop over what can be empty fails depends on where its round began, which the memory leaves out. It
    /// could pick another match than Oniguruma there, and is the last resort.
    private static final int PATIENCE = 100;

    private static final int MATCH_START = 0;
    private static final int FAILED = -1;

    private final Program program;
    private final int[] code;
    private final CodePointSet[] sets;
    private final char[] text;
    private final int[] registers;
    private final Trail trail = new Trail();
    private final long mostWork;
    private long work;
    private @Nullable Memo memo;
    private @Nullable Graphemes graphemes;
    private int searchStart;
    private int place;

    Machine(Program program, char[] text) {
        this.program = program;
        this.code = program.code();
        this.sets = program.sets();
        this.text = text;
        this.registers = new int[program.registers()];
        long most = (long) WORK_PER_CHAR * text.length + FREE_WORK;
        this.mostWork = program.hasEmptyLoops() ? PATIENCE * most : most;
    }

    /// Looks for the first match that starts at `from` or after it; returns where it ends, or -1.
    int search(int from) {
        searchStart = from;
        boolean anywhere = program.first().equals(CodePointSet.ALL);
        for (int start = from; start <= text.length; start = next(start)) {
            if (!anywhere && (start == text.length || !program.first().contains(codePoint(start)))) {
                continue;
            }
            int end = run(start);
            if (end != FAILED) {
                if (memo != null) {
                    memo.forget(end);
                }
                return end;
            }
        }
        return FAILED;
    }

    /// Where the last match is said to start.
    int start() {
        return registers[MATCH_START];
    }

    private int run(int start) {
        trail.clear();
        Arrays.fill(registers, -1);
        registers[MATCH_START] = start;
        place = start;
        int at = 0;
        while (true) {
            int next = code[at] == Program.MATCH ? FAILED : step(at);
            if (code[at] == Program.MATCH) {
                return place;
            }
            at = next == FAILED ? resume() : next;
            if (at == FAILED) {
                return FAILED;
            }
        }
    }

    /// Carries out the instruction at `at`, and returns the one to go on with, or -1 if it fails.
    private int step(int at) {
        int next = at + 1 + Program.OPERANDS[code[at]];
        return switch (code[at]) {
            case Program.CHAR -> place < text.length && codePoint(place) == code[at + 1] ? advance(next) : FAILED;
            case Program.SET ->
                place < text.length && sets[code[at + 1]].contains(codePoint(place)) ? advance(next) : FAILED;
            case Program.JUMP -> code[at + 1];
            case Program.SPLIT -> split(at);
            case Program.MANY, Program.ALL -> takeMany(at, next);
            case Program.FEW -> takeFew(at, next);
            case Program.SAVE -> {
                set(code[at + 1], place);
                yield next;
            }
            case Program.CAPTURE -> {
                set(2 * code[at + 1], registers[code[at + 2]]);
                set(2 * code[at + 1] + 1, place);
                yield next;
            }
            case Program.IF_UNMOVED -> registers[code[at + 1]] == place ? code[at + 2] : next;
            case Program.CUT_BEGIN -> {
                registers[code[at + 1]] = trail.size();
                yield next;
            }
            case Program.CUT_END -> {
                trail.cut(registers[code[at + 1]]);
                yield next;
            }
            case Program.LOOK_BEGIN, Program.NOT_BEGIN -> {
                registers[code[at + 1]] = trail.size();
                registers[code[at + 1] + 1] = place;
                if (code[at] == Program.NOT_BEGIN) {
                    trail.push(Trail.BRANCH, code[at + 2], place, 0);
                }
                yield next;
            }
            case Program.LOOK_END -> {
                trail.cut(registers[code[at + 1]]);
                place = registers[code[at + 1] + 1];
                yield next;
            }
            case Program.NOT_END -> {
                unwind(registers[code[at + 1]]);
                yield FAILED;
            }
            case Program.BACK -> stepBack(at, next);
            case Program.AT -> registers[code[at + 1] + 1] == place ? next : FAILED;
            case Program.PLACE -> isPlace(Program.PLACES.get(code[at + 1])) ? next : FAILED;
            case Program.REFERENCE -> repeatGroup(code[at + 1], code[at + 2] != 0) ? next : FAILED;
            case Program.GRAPHEME -> grapheme() ? next : FAILED;
            default -> throw new IllegalStateException("operation " + code[at] + " at " + at);
        };
    }

    /// Goes on with what was left to try last; returns the instruction, or -1 if nothing is left.
    private int resume() {
        while (trail.size() > 0) {
            trail.pop();
            work++;
            int at = trail.instruction();
            int first = trail.first();
            int second = trail.second();
            int next = switch (trail.kind()) {
                case Trail.BRANCH -> {
                    place = first;
                    yield at;
                }
                case Trail.GIVE_BACK -> giveBack(at, first, second);
                case Trail.TAKE_MORE -> takeMore(at, first, second);
                case Trail.STEP_BACK -> stepFurtherBack(at, first, second);
                default -> {
                    registers[at] = first;
                    yield FAILED;
                }
            };
            if (next != FAILED) {
                return next;
            }
        }
        return FAILED;
    }

    private int split(int at) {
        work++;
        if (isKnownToFail(code[at + 5], place)) {
            return FAILED;
        }
        boolean one = canGoOn(code[at + 3], place);
        boolean other = canGoOn(code[at + 4], place);
        if (one && other) {
            trail.push(Trail.BRANCH, code[at + 2], place, 0);
        }
        return one ? code[at + 1] : other ? code[at + 2] : FAILED;
    }

    private int takeMany(int at, int next) {
        CodePointSet set = sets[code[at + 1]];
        int low = take(set, code[at + 2], place);
        if (low == FAILED) {
            return FAILED;
        }
        int most = code[at + 3];
        int high = low;
        int remembered = most == Node.UNBOUNDED ? code[at + 5] : Program.NONE;
        for (int count = code[at + 2]; ; count++) {
            if (isKnownToFail(remembered, high)) {
                // All that could follow the rest of this run was tried when it was reached from elsewhere.
                if (high == low || code[at] == Program.ALL) {
                    return FAILED;
                }
                high = previous(high);
                break;
            }
            if (count == most || high == text.length || !set.contains(codePoint(high))) {
                break;
            }
            high = next(high);
        }
        work += high - place;
        if (code[at] == Program.ALL) {
            place = high;
            return next;
        }
        return giveBack(at, high, low);
    }

    /// Goes to the highest place from `high` down to `low` where the text can go on, and keeps those below it for
    /// later.
    private int giveBack(int at, int high, int low) {
        for (int end = high; end >= low; end = previous(end)) {
            if (canGoOn(code[at + 4], end)) {
                if (end > low) {
                    trail.push(Trail.GIVE_BACK, at, previous(end), low);
                }
                place = end;
                return at + 6;
            }
            work++;
            if (end == 0) {
                break;
            }
        }
        return FAILED;
    }

    private int takeFew(int at, int next) {
        int start = take(sets[code[at + 1]], code[at + 2], place);
        if (start == FAILED) {
            return FAILED;
        }
        int more = code[at + 3] == Node.UNBOUNDED ? Node.UNBOUNDED : code[at + 3] - code[at + 2];
        return offer(at, start, more, next);
    }

    private int takeMore(int at, int from, int more) {
        if (from == text.length || !sets[code[at + 1]].contains(codePoint(from))) {
            return FAILED;
        }
        return offer(at, next(from), more == Node.UNBOUNDED ? more : more - 1, at + 5);
    }

    private int offer(int at, int end, int more, int next) {
        if (isKnownToFail(more == Node.UNBOUNDED ? code[at + 4] : Program.NONE, end)) {
            return FAILED;
        }
        if (more > 0) {
            trail.push(Trail.TAKE_MORE, at, end, more);
        }
        place = end;
        return next;
    }

    private int stepBack(int at, int next) {
        int end = place;
        for (int i = 0; i < code[at + 1]; i++) {
            if (end == 0) {
                return FAILED;
            }
            end = previous(end);
        }
        int more = code[at + 2] == Node.UNBOUNDED ? Node.UNBOUNDED : code[at + 2] - code[at + 1];
        if (more > 0) {
            trail.push(Trail.STEP_BACK, at, end, more);
        }
        place = end;
        return next;
    }

    private int stepFurtherBack(int at, int from, int more) {
        if (from == 0) {
            return FAILED;
        }
        place = previous(from);
        if (more > 1) {
            trail.push(Trail.STEP_BACK, at, place, more == Node.UNBOUNDED ? more : more - 1);
        }
        return at + 3;
    }

    private boolean isPlace(Place wanted) {
        if (wanted == Place.KEEP) {
            set(MATCH_START, place);
        }
        return Places.is(wanted, text, place, searchStart);
    }

    private boolean repeatGroup(int group, boolean ignoreCase) {
        int from = registers[2 * group];
        int to = registers[2 * group + 1];
        int at = place;
        if (from < 0) {
            return false;
        }
        while (from < to) {
            if (at == text.length) {
                return false;
            }
            int wanted = codePoint(from);
            int found = codePoint(at);
            if (wanted != found && !(ignoreCase && CaseFolding.fold(wanted) == CaseFolding.fold(found))) {
                return false;
            }
            from = next(from);
            at = next(at);
        }
        place = at;
        return true;
    }

    private boolean grapheme() {
        if (graphemes == null) {
            graphemes = new Graphemes(CharBuffer.wrap(text));
        }
        int end = graphemes.end(place);
        boolean found = end > place;
        place = end;
        return found;
    }

    /// The place after so many code points of a set, or -1 if there aren't as many.
    private int take(CodePointSet set, int count, int from) {
        int end = from;
        for (int i = 0; i < count; i++) {
            if (end == text.length || !set.contains(codePoint(end))) {
                return FAILED;
            }
            end = next(end);
        }
        return end;
    }

    private boolean canGoOn(int set, int from) {
        return set == Program.NONE || (from < text.length && sets[set].contains(codePoint(from)));
    }

    /// Whether the instruction failed at the place before; if not, it counts as failed from now on, which it will have
    /// when it is seen there again.
    private boolean isKnownToFail(int instruction, int where) {
        if (instruction == Program.NONE || work < mostWork) {
            return false;
        }
        if (memo == null) {
            memo = new Memo(program.memos(), text.length);
        }
        if (memo.contains(instruction, where)) {
            return true;
        }
        memo.add(instruction, where);
        return false;
    }

    private void set(int register, int value) {
        trail.push(Trail.RESTORE, register, registers[register], 0);
        registers[register] = value;
    }

    private void unwind(int height) {
        while (trail.size() > height) {
            trail.pop();
            if (trail.kind() == Trail.RESTORE) {
                registers[trail.instruction()] = trail.first();
            }
        }
    }

    private int advance(int next) {
        place = next(place);
        return next;
    }

    private int codePoint(int at) {
        char c = text[at];
        return Character.isHighSurrogate(c) ? Character.codePointAt(text, at) : c;
    }

    private int next(int at) {
        boolean pair = at + 1 < text.length && Character.isSurrogatePair(text[at], text[at + 1]);
        return pair ? at + 2 : at + 1;
    }

    private int previous(int at) {
        boolean pair = at > 1 && Character.isSurrogatePair(text[at - 2], text[at - 1]);
        return pair ? at - 2 : at - 1;
    }
}
