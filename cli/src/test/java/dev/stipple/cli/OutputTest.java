package dev.stipple.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class OutputTest {
    private static final int[] NUMBERS = {0, 1, 9, 10, 99, 100, 50256, Integer.MAX_VALUE, -1, Integer.MIN_VALUE};

    private final ByteArrayOutputStream target = new ByteArrayOutputStream();
    private final Output output = new Output(target);

    @Test
    void printsNumbersAsJavaDoes() throws IOException {
        var expected = new StringBuilder();
        for (int number : NUMBERS) {
            output.print(number).print(' ');
            expected.append(number).append(' ');
        }
        output.flush();

        assertThat(target.toString(StandardCharsets.UTF_8)).hasToString(expected.toString());
    }

    @Test
    void writesNumbersInLittleEndian() throws IOException {
        for (int number : NUMBERS) {
            output.int32(number);
        }
        output.flush();

        ByteBuffer bytes = ByteBuffer.wrap(target.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        for (int number : NUMBERS) {
            assertThat(bytes.getInt()).isEqualTo(number);
        }
    }

    @Test
    void textIsUtf8AndLinesEndInLf() throws IOException {
        output.line("é 茶 🍵").flush();

        assertThat(target.toByteArray()).isEqualTo("é 茶 🍵\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void piecesOfEverySizeArriveInOrder() throws IOException {
        var random = RandomGenerator.of("L64X128MixRandom");
        var expected = new ByteArrayOutputStream();
        for (int size : new int[] {0, 1, 65535, 3, 65536, 200_000, 17, 65530, 100}) {
            byte[] piece = new byte[size];
            random.nextBytes(piece);
            output.write(piece);
            output.print(size);
            expected.write(piece);
            expected.write(Integer.toString(size).getBytes(StandardCharsets.UTF_8));
        }
        output.flush();

        assertThat(target.toByteArray()).isEqualTo(expected.toByteArray());
    }
}
