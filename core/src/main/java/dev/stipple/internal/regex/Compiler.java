package dev.stipple.internal.regex;

import dev.stipple.internal.regex.Node.Greed;
import dev.stipple.internal.unicode.CodePointSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/// Turns a parsed pattern into a [Program].
final class Compiler {
    /// Counted repetitions are written out; this bounds what a few characters of pattern can grow to.
    private static final int MOST_CODE = 1 << 20;

    private final String source;
    private final boolean references;
    private final boolean memorizes;
    private final List<CodePointSet> sets = new ArrayList<>();
    private int[] code = new int[64];
    private int size;
    private int registers;
    private int memos;
    /// How many atomic groups and looks enclose the place. In there a failure is not the whole pattern's.
    private int enclosed;

    private Compiler(String source, Node node) {
        this.source = source;
        this.references = Traits.hasReferences(node);
        this.memorizes = !references;
        this.registers = 2 * Traits.groups(node) + 2;
    }

    static Program compile(String source) {
        Node node = PatternParser.parse(source);
        Compiler compiler = new Compiler(source, node);
        compiler.write(node);
        compiler.emit(Program.MATCH);
        int[] code = Arrays.copyOf(compiler.code, compiler.size);
        FirstSets firstSets = new FirstSets(code, compiler.sets);
        firstSets.fillIn();
        boolean emptyLoops = Traits.hasEmptyLoops(node);
        return new Program(code, compiler.sets, compiler.registers, compiler.memos, emptyLoops, firstSets.at(0));
    }

    private void write(Node node) {
        switch (node) {
            case Node.OneOf(CodePointSet set) -> writeOneOf(set);
            case Node.Sequence(List<Node> parts) -> parts.forEach(this::write);
            case Node.Choice(List<Node> branches) -> writeChoice(branches);
            case Node.Repeat repeat -> writeRepeat(repeat);
            case Node.Capture(int group, Node body) -> writeCapture(group, body);
            case Node.Atomic(Node body) -> writeAtomic(body);
            case Node.Look look -> writeLook(look);
            case Node.BackReference(List<Integer> groups, boolean ignoreCase) -> writeReference(groups, ignoreCase);
            case Node.Anchor(Node.Place place) -> emit(Program.PLACE, Program.PLACES.indexOf(place));
            case Node.Grapheme _ -> emit(Program.GRAPHEME);
        }
    }

    private void writeOneOf(CodePointSet set) {
        if (set.size() == 1) {
            emit(Program.CHAR, set.ranges()[0]);
        } else {
            emit(Program.SET, index(set));
        }
    }

    private void writeChoice(List<Node> branches) {
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < branches.size() - 1; i++) {
            int split = emitSplit();
            code[split + 1] = size;
            write(branches.get(i));
            ends.add(emit(Program.JUMP, 0));
            code[split + 2] = size;
        }
        write(branches.getLast());
        ends.forEach(jump -> code[jump + 1] = size);
    }

    private void writeRepeat(Node.Repeat repeat) {
        if (repeat.body() instanceof Node.OneOf(CodePointSet set)) {
            writeSetRepeat(set, repeat);
        } else if (repeat.greed() == Greed.POSSESSIVE) {
            writeAtomic(new Node.Repeat(repeat.body(), repeat.min(), repeat.max(), Greed.GREEDY));
        } else {
            for (int i = 0; i < repeat.min(); i++) {
                write(repeat.body());
            }
            if (repeat.max() == Node.UNBOUNDED) {
                writeLoop(repeat);
            } else {
                writeOptional(repeat, repeat.max() - repeat.min());
            }
        }
    }

    private void writeSetRepeat(CodePointSet set, Node.Repeat repeat) {
        int index = index(set);
        switch (repeat.greed()) {
            case GREEDY -> emit(Program.MANY, index, repeat.min(), repeat.max(), Program.NONE, memo());
            case POSSESSIVE -> emit(Program.ALL, index, repeat.min(), repeat.max(), Program.NONE, memo());
            case RELUCTANT -> emit(Program.FEW, index, repeat.min(), repeat.max(), memo());
        }
    }

    private void writeLoop(Node.Repeat repeat) {
        boolean canBeEmpty = repeat.body().minLength() == 0;
        int start = emitSplit();
        boolean greedy = repeat.greed() == Greed.GREEDY;
        int register = registers;
        code[start + (greedy ? 1 : 2)] = size;
        int check = -1;
        if (canBeEmpty) {
            registers++;
            emit(Program.SAVE, register);
        }
        write(repeat.body());
        if (canBeEmpty) {
            check = emit(Program.IF_UNMOVED, register, 0);
        }
        emit(Program.JUMP, start);
        code[start + (greedy ? 2 : 1)] = size;
        if (canBeEmpty) {
            code[check + 2] = size;
        }
    }

    private void writeOptional(Node.Repeat repeat, int times) {
        List<Integer> splits = new ArrayList<>();
        boolean greedy = repeat.greed() == Greed.GREEDY;
        for (int i = 0; i < times; i++) {
            int split = emitSplit();
            splits.add(split);
            code[split + (greedy ? 1 : 2)] = size;
            write(repeat.body());
        }
        splits.forEach(split -> code[split + (greedy ? 2 : 1)] = size);
    }

    private void writeCapture(int group, Node body) {
        if (!references) {
            write(body);
            return;
        }
        // The start of an unfinished group must not show in references, so it is moved over at the end only.
        int start = registers++;
        emit(Program.SAVE, start);
        write(body);
        emit(Program.CAPTURE, group, start);
    }

    private void writeAtomic(Node body) {
        int register = registers++;
        enclosed++;
        emit(Program.CUT_BEGIN, register);
        write(body);
        emit(Program.CUT_END, register);
        enclosed--;
    }

    private void writeLook(Node.Look look) {
        int register = registers;
        registers += 2;
        enclosed++;
        int begin = look.negative() ? emit(Program.NOT_BEGIN, register, 0) : emit(Program.LOOK_BEGIN, register);
        if (look.behind()) {
            emit(Program.BACK, look.body().minLength(), look.body().maxLength());
        }
        write(look.body());
        if (look.behind()) {
            emit(Program.AT, register);
        }
        emit(look.negative() ? Program.NOT_END : Program.LOOK_END, register);
        enclosed--;
        if (look.negative()) {
            code[begin + 2] = size;
        }
    }

    private void writeReference(List<Integer> groups, boolean ignoreCase) {
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            int split = i < groups.size() - 1 ? emitSplit() : -1;
            if (split >= 0) {
                code[split + 1] = size;
            }
            emit(Program.REFERENCE, groups.get(i), ignoreCase ? 1 : 0);
            if (split >= 0) {
                ends.add(emit(Program.JUMP, 0));
                code[split + 2] = size;
            }
        }
        ends.forEach(jump -> code[jump + 1] = size);
    }

    private int emitSplit() {
        return emit(Program.SPLIT, 0, 0, Program.NONE, Program.NONE, memo());
    }

    private int memo() {
        return memorizes && enclosed == 0 ? memos++ : Program.NONE;
    }

    private int index(CodePointSet set) {
        int index = sets.indexOf(set);
        if (index < 0) {
            index = sets.size();
            sets.add(set);
        }
        return index;
    }

    /// Appends an instruction and returns where it is.
    private int emit(int... instruction) {
        if (size > MOST_CODE) {
            throw new PatternSyntaxException("repetitions make the pattern too large", source, -1);
        }
        if (size + instruction.length > code.length) {
            code = Arrays.copyOf(code, 2 * code.length);
        }
        System.arraycopy(instruction, 0, code, size, instruction.length);
        size += instruction.length;
        return size - instruction.length;
    }
}
