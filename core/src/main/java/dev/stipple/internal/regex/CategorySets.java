package dev.stipple.internal.regex;

import dev.stipple.internal.unicode.CodePointSet;
import dev.stipple.internal.unicode.Unicode;
import java.util.Arrays;

/// The sets of general categories, each found in one walk over all code points that they share.
final class CategorySets {
    /// The set of each category, by its number in [Character#getType(int)].
    private static final CodePointSet[] SETS = sets();

    private CategorySets() {}

    /// The code points of any of the categories.
    static CodePointSet of(int... categories) {
        CodePointSet set = CodePointSet.NONE;
        for (int category : categories) {
            set = set.union(SETS[category]);
        }
        return set;
    }

    private static CodePointSet[] sets() {
        int[][] bounds = new int[Character.FINAL_QUOTE_PUNCTUATION + 1][16];
        int[] sizes = new int[bounds.length];
        int last = -1;
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT + 1; codePoint++) {
            int category = codePoint > Character.MAX_CODE_POINT ? -1 : Unicode.category(codePoint);
            if (category == last) {
                continue;
            }
            for (int changed : new int[] {last, category}) {
                if (changed >= 0) {
                    int size = sizes[changed]++;
                    bounds[changed] =
                            size == bounds[changed].length ? Arrays.copyOf(bounds[changed], 2 * size) : bounds[changed];
                    bounds[changed][size] = codePoint;
                }
            }
            last = category;
        }
        CodePointSet[] sets = new CodePointSet[bounds.length];
        for (int category = 0; category < sets.length; category++) {
            sets[category] = CodePointSet.ofBounds(Arrays.copyOf(bounds[category], sizes[category]));
        }
        return sets;
    }
}
