package dev.stipple.internal.regex;

import dev.stipple.internal.unicode.CodePointSet;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/// Finds out what the text must go on with where a program stands, so that hopeless branches are never entered.
///
/// A set of all code points, kept as [Program#NONE] in the code, says that nothing is known, or that the text may end.
final class FirstSets {
    private final int[] code;
    private final List<CodePointSet> sets;

    FirstSets(int[] code, List<CodePointSet> sets) {
        this.code = code;
        this.sets = sets;
    }

    /// Writes the sets into the splits and repetitions of the code. A repetition that never has to give back becomes
    /// one that cannot.
    void fillIn() {
        for (int at = 0; at < code.length; at += 1 + Program.OPERANDS[code[at]]) {
            if (code[at] == Program.SPLIT) {
                code[at + 3] = index(at(code[at + 1]));
                code[at + 4] = index(at(code[at + 2]));
            } else if (code[at] == Program.MANY) {
                CodePointSet next = at(at + 6);
                code[at + 4] = index(next);
                code[at] = next.isDisjoint(sets.get(code[at + 1])) ? Program.ALL : Program.MANY;
            }
        }
    }

    /// The code points that can come first after instruction `start`, or all if that may be none.
    CodePointSet at(int start) {
        CodePointSet first = CodePointSet.NONE;
        BitSet seen = new BitSet();
        BitSet entered = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            int at = open.pop();
            if (seen.get(at)) {
                continue;
            }
            seen.set(at);
            int next = at + 1 + Program.OPERANDS[code[at]];
            switch (code[at]) {
                case Program.CHAR -> first = first.union(CodePointSet.of(code[at + 1]));
                case Program.SET -> first = first.union(sets.get(code[at + 1]));
                case Program.MANY, Program.ALL, Program.FEW -> {
                    first = first.union(sets.get(code[at + 1]));
                    if (code[at + 2] == 0) {
                        open.push(next);
                    }
                }
                case Program.JUMP -> open.push(code[at + 1]);
                case Program.SPLIT -> {
                    open.push(code[at + 1]);
                    open.push(code[at + 2]);
                }
                case Program.IF_UNMOVED -> {
                    open.push(next);
                    open.push(code[at + 2]);
                }
                case Program.SAVE, Program.PLACE, Program.CAPTURE -> open.push(next);
                case Program.CUT_BEGIN -> {
                    entered.set(code[at + 1]);
                    open.push(next);
                }
                case Program.CUT_END -> {
                    if (!entered.get(code[at + 1])) {
                        // Inside an atomic group what comes after it must not decide, or it would give back after all.
                        return CodePointSet.ALL;
                    }
                    open.push(next);
                }
                case Program.NOT_BEGIN -> open.push(code[at + 2]);
                default -> {
                    return CodePointSet.ALL;
                }
            }
        }
        return first;
    }

    private int index(CodePointSet set) {
        if (set.equals(CodePointSet.ALL)) {
            return Program.NONE;
        }
        int index = sets.indexOf(set);
        if (index < 0) {
            index = sets.size();
            sets.add(set);
        }
        return index;
    }
}
