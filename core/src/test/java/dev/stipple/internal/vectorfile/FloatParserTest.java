package dev.stipple.internal.vectorfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against the JDK, which rounds correctly.
class FloatParserTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "0.0",
                "1",
                "-1.5",
                "+2",
                ".5",
                "5.",
                "1e3",
                "1E-3",
                "1e+10",
                "3.4028235e38",
                "1.4e-45",
                "1.17549435e-38",
                "1.1754943e-38",
                "16777217",
                "16777219",
                "0.1",
                "123456789",
                "0.000000000000000000001",
                "9007199254740993",
                "123456789012345678",
                "12345678901234567890123",
                "1e-50",
                "7.038531e-26",
                "1.00000017881393432617187499",
                "1.00000017881393432617187500",
                "1.00000017881393432617187501"
            })
    void roundsAsTheJdkDoes(String number) {
        assertThat(parse(number)).isEqualTo(Float.parseFloat(number));
    }

    @Test
    void randomNumbersRoundAsInTheJdk() {
        Random random = new Random(17);
        for (int i = 0; i < 300_000; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            if (!Float.isFinite(value)) {
                continue;
            }
            String number = switch (i % 5) {
                case 0 -> Float.toString(value);
                case 1 -> String.format(Locale.ROOT, "%.6f", random.nextGaussian());
                case 2 -> String.format(Locale.ROOT, "%.4g", value);
                // The middle between two floats, and close to it.
                case 3 -> new BigDecimal(((double) value + Math.nextUp(value)) / 2).toString();
                default ->
                    Double.toString(((double) value + Math.nextUp(value)) / 2 * (1 + random.nextGaussian() * 1e-15));
            };
            assertThat(parse(number)).as(number).isEqualTo(Float.parseFloat(number));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", ".", "e5", "1e", "1e+", "1 ", " 1", "1f", "1d", "0x1p3", "1,5", "--1", "1e5.5", "nan"})
    void whatIsNoNumberIsNaN(String text) {
        assertThat(parse(text)).isNaN();
    }

    @Test
    void tooLargeOnesAreInfinite() {
        assertThat(parse("1e39")).isInfinite();
        assertThat(parse("-inf")).isInfinite();
        assertThat(parse("1e99999")).isInfinite();
        assertThat(parse("1e-99999")).isZero();
    }

    private static float parse(String number) {
        byte[] bytes = ("x" + number + "y").getBytes(StandardCharsets.ISO_8859_1);
        return FloatParser.parse(bytes, 1, bytes.length - 1);
    }
}
