package dev.stipple.internal.unicode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnicodeTest {
    @Test
    void theTableIsThatOfJdk25() {
        assumeTrue(Runtime.version().feature() == 25, "the tables are frozen as of JDK 25, this is a later one");
        assertThat(GeneralCategoryRuns.RUNS).isEqualTo(GeneralCategoryGenerator.runs());
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            assertThat(Unicode.category(codePoint)).as("U+%04X", codePoint).isEqualTo(Character.getType(codePoint));
        }
    }

    @Test
    void whiteSpaceHas25CodePoints() {
        int[] spaces = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(Unicode::isWhiteSpace)
                .toArray();
        assertThat(spaces).hasSize(25);
        Pattern property = Pattern.compile("\\p{IsWhite_Space}");
        assertThat(Arrays.stream(spaces).mapToObj(Character::toString)).allMatch(property.asMatchPredicate());
    }

    @Test
    void groupsOfCategories() {
        assertThat(Unicode.isLetter('ß')).isTrue();
        assertThat(Unicode.isLetter('1')).isFalse();
        assertThat(Unicode.isMark(0x301)).isTrue();
        assertThat(Unicode.isNumber('Ⅷ')).isTrue();
        assertThat(Unicode.isPunctuation('¿')).isTrue();
        assertThat(Unicode.isSymbol('€')).isTrue();
        assertThat(Unicode.isSymbol('¿')).isFalse();
    }

    @Test
    void tablesMapAndChange() {
        CodePointTable table = Unicode.CATEGORIES.with((byte) 77, 0x4E00, 0x4E01, 'a');
        assertThat(table.get(0x4E00)).isEqualTo((byte) 77);
        assertThat(table.get(0x4E01)).isEqualTo((byte) 77);
        assertThat(table.get('a')).isEqualTo((byte) 77);
        assertThat(table.get(0x4E02)).isEqualTo(Character.OTHER_LETTER);
        assertThat(table.get(0x4E40)).isEqualTo(Character.OTHER_LETTER);
        assertThat(Unicode.category('a')).isEqualTo(Character.LOWERCASE_LETTER);
    }
}
