package dev.stipple.internal.regex;

import dev.stipple.internal.unicode.CodePointSet;
import java.util.List;

/// A compiled pattern: instructions for [Machine], each an operation and its operands.
final class Program {
    /// The pattern matched.
    static final int MATCH = 0;
    /// `c`: that code point.
    static final int CHAR = 1;
    /// `set`: a code point of it.
    static final int SET = 2;
    /// `target`: go on there.
    static final int JUMP = 3;
    /// `one other firstOfOne firstOfOther memo`: try `one`, then `other`; only where the next code point may begin
    /// them.
    static final int SPLIT = 4;
    /// `set least most next memo`: many of a set, giving back down to places before a code point of `next`.
    static final int MANY = 5;
    /// As MANY, but giving back none; `next` is not used.
    static final int ALL = 6;
    /// `set least most memo`: few of a set, taking more when needed.
    static final int FEW = 7;
    /// `register`: remember the place.
    static final int SAVE = 8;
    /// `register target`: go there if the place is still the remembered one.
    static final int IF_UNMOVED = 9;
    /// `register`: remember how much there is to try later.
    static final int CUT_BEGIN = 10;
    /// `register`: forget what came to be tried later since then.
    static final int CUT_END = 11;
    /// `register`: as CUT_BEGIN, and remember the place in the next register.
    static final int LOOK_BEGIN = 12;
    /// `register`: as CUT_END, and go back to the place.
    static final int LOOK_END = 13;
    /// `register target`: as LOOK_BEGIN; go on at the target if what follows fails.
    static final int NOT_BEGIN = 14;
    /// `register`: what must fail did not.
    static final int NOT_END = 15;
    /// `least most`: so many code points back, few first.
    static final int BACK = 16;
    /// `register`: the place must be the one that LOOK_BEGIN or NOT_BEGIN remembered.
    static final int AT = 17;
    /// `place`: an index into [#PLACES].
    static final int PLACE = 18;
    /// `group ignoreCase`: the text of the group; fails if it has none.
    static final int REFERENCE = 19;
    /// A grapheme cluster.
    static final int GRAPHEME = 20;

    /// `group register`: the group matched from the remembered place to this one.
    static final int CAPTURE = 21;

    /// What the operand of PLACE stands for.
    static final List<Node.Place> PLACES = List.of(Node.Place.values());

    /// The number of operands of each operation.
    static final int[] OPERANDS = {0, 1, 1, 1, 5, 5, 5, 4, 1, 2, 1, 1, 1, 1, 2, 1, 2, 1, 1, 2, 0, 2};

    /// The operand that stands for no set or no memo.
    static final int NONE = -1;

    private final int[] code;
    private final CodePointSet[] sets;
    private final int registers;
    private final int memos;
    private final boolean hasEmptyLoops;
    private final CodePointSet first;

    Program(int[] code, List<CodePointSet> sets, int registers, int memos, boolean hasEmptyLoops, CodePointSet first) {
        this.code = code;
        this.sets = sets.toArray(CodePointSet[]::new);
        this.registers = registers;
        this.memos = memos;
        this.hasEmptyLoops = hasEmptyLoops;
        this.first = first;
    }

    /// The instructions.
    int[] code() {
        return code;
    }

    /// What operands that name a set stand for.
    CodePointSet[] sets() {
        return sets;
    }

    /// How many registers the instructions use; two for each captured group come first.
    int registers() {
        return registers;
    }

    /// How many instructions can remember where they failed.
    int memos() {
        return memos;
    }

    /// Whether it repeats without bound what can be empty.
    boolean hasEmptyLoops() {
        return hasEmptyLoops;
    }

    /// What a match begins with; all code points if it may be empty.
    CodePointSet first() {
        return first;
    }
}
