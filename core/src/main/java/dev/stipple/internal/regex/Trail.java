package dev.stipple.internal.regex;

import java.util.Arrays;

/// The stack of what remains to be tried, on the heap: its depth is bounded by memory, not by the thread.
///
/// An entry has a kind and an instruction, and two numbers that depend on the kind.
final class Trail {
    /// Go on at the instruction; first is the place.
    static final int BRANCH = 0;
    /// Give back from a MANY; first is the highest place left to try, second the lowest.
    static final int GIVE_BACK = 1;
    /// Take more in a FEW; first is the place, second how many more may be taken.
    static final int TAKE_MORE = 2;
    /// Step back further in a BACK; as TAKE_MORE.
    static final int STEP_BACK = 3;
    /// Not to be tried: the instruction is a register, first its value from before.
    static final int RESTORE = 4;

    private static final int ENTRY = 3;
    private static final int MOST_NUMBERS = 1 << 28;

    private int[] numbers = new int[ENTRY * 32];
    private int size;

    int size() {
        return size;
    }

    void push(int kind, int instruction, int first, int second) {
        if (size == numbers.length) {
            if (size > MOST_NUMBERS / 2) {
                throw new IllegalStateException("a pattern needs more than " + MOST_NUMBERS / ENTRY
                        + " backtracking steps at once on this text");
            }
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size] = (instruction << 3) | kind;
        numbers[size + 1] = first;
        numbers[size + 2] = second;
        size += ENTRY;
    }

    /// Drops the topmost entry; what it was stays readable until the next push.
    void pop() {
        size -= ENTRY;
    }

    int kind() {
        return numbers[size] & 7;
    }

    int instruction() {
        return numbers[size] >>> 3;
    }

    int first() {
        return numbers[size + 1];
    }

    int second() {
        return numbers[size + 2];
    }

    /// Drops what was pushed since the size was `height`, but for the values to restore.
    void cut(int height) {
        int kept = height;
        for (int at = height; at < size; at += ENTRY) {
            if ((numbers[at] & 7) == RESTORE) {
                System.arraycopy(numbers, at, numbers, kept, ENTRY);
                kept += ENTRY;
            }
        }
        size = kept;
    }

    void clear() {
        size = 0;
    }
}
