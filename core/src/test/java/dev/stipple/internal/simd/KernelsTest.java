package dev.stipple.internal.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Both kinds of kernels against one byte at a time.
class KernelsTest {
    /// The scalar ones twice where the Vector API is off.
    private static List<Kernels> kernels() {
        return List.of(new ScalarKernels(), Kernels.best());
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void looksUpAndCompares(Kernels kernels) {
        Random random = new Random(6);
        byte[] text = new byte[100];
        byte[] table = new byte[100];
        random.nextBytes(text);
        random.nextBytes(table);
        for (int at = 0; at <= text.length - BlockMasks.BLOCK; at++) {
            byte value = text[at + random.nextInt(BlockMasks.BLOCK)];
            assertThat(kernels.equal(text, at, value)).isEqualTo(mask(text, at, c -> (byte) c == value));
            long[] planes = new long[Byte.SIZE];
            int from = at;
            if (kernels.looksUp() || kernels instanceof ScalarKernels) {
                kernels.lookUp(text, at, table, from, planes);
                for (int k = 0; k < Byte.SIZE; k++) {
                    int bit = 1 << k;
                    assertThat(planes[k]).isEqualTo(mask(text, at, c -> (table[from + (c & 63)] & bit) != 0));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void classifies(Kernels kernels) {
        byte[] text = new byte[64 + 256 + 64];
        for (int i = 0; i < 256; i++) {
            text[64 + i] = (byte) i;
        }
        Random random = new Random(5);
        for (int i = 0; i < 64; i++) {
            text[i] = (byte) random.nextInt(256);
        }
        for (int at = 0; at <= text.length - BlockMasks.BLOCK; at++) {
            BlockMasks masks = new BlockMasks();
            masks.upper = masks.space = masks.control = random.nextLong();
            kernels.classify(text, at, masks);
            assertThat(masks.upper).isEqualTo(mask(text, at, c -> c >= 'A' && c <= 'Z'));
            assertThat(masks.lower).isEqualTo(mask(text, at, c -> c >= 'a' && c <= 'z'));
            assertThat(masks.number).isEqualTo(mask(text, at, c -> c >= '0' && c <= '9'));
            assertThat(masks.space).isEqualTo(mask(text, at, c -> "\t\n\u000B\f\r ".indexOf(c) >= 0));
            assertThat(masks.newline).isEqualTo(mask(text, at, c -> c == '\n' || c == '\r'));
            assertThat(masks.blank).isEqualTo(mask(text, at, c -> c == ' '));
            assertThat(masks.apostrophe).isEqualTo(mask(text, at, c -> c == '\''));
            assertThat(masks.slash).isEqualTo(mask(text, at, c -> c == '/'));
            assertThat(masks.control)
                    .isEqualTo(mask(text, at, c -> c == 0x7F || (c < ' ' && "\t\n\u000B\f\r".indexOf(c) < 0)));
            assertThat(masks.wide).isEqualTo(mask(text, at, c -> c >= 0x80));
            assertThat(masks.continuation).isEqualTo(mask(text, at, c -> c >= 0x80 && c < 0xC0));
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void narrows(Kernels kernels) {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            char[] chars = new char[random.nextInt(200)];
            for (int i = 0; i < chars.length; i++) {
                chars[i] = (char) (random.nextInt(150) == 0 ? 0x80 << random.nextInt(9) : random.nextInt(0x80));
            }
            int from = random.nextInt(chars.length + 1);
            int at = random.nextInt(5);
            byte[] bytes = new byte[at + chars.length - from + BlockMasks.BLOCK];
            int count = kernels.narrow(chars, from, chars.length, bytes, at);
            for (int i = 0; i < count; i++) {
                assertThat((int) bytes[at + i]).isEqualTo(chars[from + i]).isLessThan(0x80);
            }
            assertThat(from + count == chars.length || chars[from + count] >= 0x80)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void encodes(Kernels kernels) {
        Random random = new Random(8);
        for (int round = 0; round < 2_000; round++) {
            char[] chars = new char[random.nextInt(200)];
            for (int i = 0; i < chars.length; i++) {
                char c = (char) random.nextInt(1 << (7 + random.nextInt(10)));
                chars[i] = Character.isSurrogate(c) && random.nextInt(30) > 0 ? ' ' : c;
            }
            int from = random.nextInt(chars.length + 1);
            int at = random.nextInt(5);
            byte[] bytes = new byte[at + 3 * (chars.length - from) + random.nextInt(20)];
            long ends = kernels.encode(chars, from, chars.length, bytes, at);
            int next = (int) (ends >>> 32);
            assertThat(Arrays.copyOfRange(bytes, at, (int) ends))
                    .isEqualTo(new String(chars, from, next - from).getBytes(StandardCharsets.UTF_8));
            boolean stopped = next < chars.length && Character.isSurrogate(chars[next]);
            if (kernels instanceof ScalarKernels) {
                assertThat(stopped || next == chars.length).isTrue();
            }
            assertThat(new String(chars, from, next - from)).matches("[^\\uD800-\\uDFFF]*");
        }
    }

    private static long mask(byte[] text, int at, IntPredicate isIn) {
        long mask = 0;
        for (int i = 0; i < BlockMasks.BLOCK; i++) {
            mask |= isIn.test(text[at + i] & 0xFF) ? 1L << i : 0;
        }
        return mask;
    }
}
