package dev.stipple.internal.regex;

import dev.stipple.internal.unicode.CodePointSet;
import dev.stipple.internal.unicode.Unicode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which code points are the same but for case, in no language: `k`, `K` and the Kelvin sign; `s`, `S` and the long s.
///
/// Foldings to more than one character (`ß` to `ss`) are left out. Frozen at Unicode 16.0.
final class CaseFolding {
    private static final int LAST_CASED = 0x1FFFF;

    /// The members of each class of two or more.
    private static final List<int[]> CLASSES = classes();

    private CaseFolding() {}

    /// The code points that equal one of `set` but for case.
    static CodePointSet close(CodePointSet set) {
        List<Integer> added = new ArrayList<>();
        for (int[] members : CLASSES) {
            int found = 0;
            for (int member : members) {
                found += set.contains(member) ? 1 : 0;
            }
            for (int i = 0; found > 0 && found < members.length && i < members.length; i++) {
                added.add(members[i]);
            }
        }
        return set.union(CodePointSet.of(added.stream().mapToInt(i -> i).toArray()));
    }

    /// One code point for each class, whichever of its members is given.
    static int fold(int codePoint) {
        boolean alone = codePoint == 0x130 || codePoint == 0x131 || Unicode.category(codePoint) == Character.UNASSIGNED;
        return alone ? codePoint : Character.toLowerCase(Character.toUpperCase(codePoint));
    }

    private static List<int[]> classes() {
        Map<Integer, List<Integer>> classes = new HashMap<>();
        for (int codePoint = 0; codePoint <= LAST_CASED; codePoint++) {
            int folded = fold(codePoint);
            if (folded != codePoint) {
                classes.computeIfAbsent(folded, first -> new ArrayList<>(List.of(first)))
                        .add(codePoint);
            }
        }
        return classes.values().stream()
                .map(members -> members.stream().mapToInt(i -> i).toArray())
                .toList();
    }
}
