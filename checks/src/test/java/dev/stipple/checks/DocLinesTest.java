package dev.stipple.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocLinesTest {
    private static final String LONG = "/// " + "word ".repeat(23);

    @Test
    void leavesShortLinesAlone() {
        String source = "/// One.\nclass A {\n    /// Two.\n    int a;\n}\n";

        assertThat(DocLines.wrap(source)).isEqualTo(source);
    }

    @Test
    void whatIsTooLongFlowsIntoTheParagraph() {
        assertThat(DocLines.wrap(LONG + "behind\n/// it.\n")).isEqualTo(LONG.strip() + "\n/// behind it.\n");
    }

    @Test
    void whatIsTooLongDoesNotFlowIntoLists() {
        assertThat(DocLines.wrap(LONG + "behind\n/// - item\n")).isEqualTo(LONG.strip() + "\n/// behind\n/// - item\n");
    }
}
