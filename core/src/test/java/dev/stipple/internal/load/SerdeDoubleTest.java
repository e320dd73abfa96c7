package dev.stipple.internal.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerdeDoubleTest {
    /// Pairs that Hugging Face tokenizers 0.23.2 shows when it loads and prints a Unigram model.
    @ParameterizedTest
    @CsvSource({
        "-3.9131507873535156, -3.913150787353515",
        "-3.9572200775146484, -3.957220077514648",
        "-7.4665632247924805, -7.46656322479248",
        "-7.2338525052248634, -7.233852505224864",
        "-7.3429597266203785, -7.342959726620379"
    })
    void roundsAsSerde(String text, double expected) {
        assertThat(SerdeDouble.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, -0.0",
        "1, 1",
        "-1.5, -1.5",
        "12.25, 12.25",
        "1e3, 1000",
        "1E+3, 1000",
        "25e-2, 0.25",
        "18446744073709551615, 18446744073709551615",
        "18446744073709551616, 18446744073709551610",
        "1e400, Infinity",
        "1e-400, 0",
        "1e99999999999999999999, Infinity",
        "0e99999999999999999999, 0"
    })
    void readsEveryForm(String text, double expected) {
        assertThat(SerdeDouble.parse(text)).isEqualTo(expected);
    }
}
