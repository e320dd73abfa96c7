package dev.stipple.internal.format;

import dev.stipple.MalformedModelException;
import dev.stipple.UnsupportedModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The metadata of a [GGUF](https://github.com/ggml-org/ggml/blob/master/docs/gguf.md) file, versions 2 and 3.
///
/// Only the keys that the caller asks for are kept, and tensors are not read at all: the metadata stands before them,
/// so that the vocabulary of a model of many gigabytes costs some megabytes. Big-endian files are not supported.
///
/// Numbers of every integer width are longs, floating-point numbers doubles, and arrays are `long[]`, `float[]`
/// (for 32-bit numbers), `double[]` or `byte[][]` (text, as UTF-8).
///
/// Immutable and thread-safe as long as the arrays that it hands out are not changed.
public final class Gguf {
    private static final int MAGIC = 'G' | 'G' << 8 | 'U' << 16 | 'F' << 24;
    private static final int MAX_DEPTH = 8;

    private static final int STRING = 8;
    private static final int ARRAY = 9;
    /// Bytes of a value, by its type; 0 where the value has no fixed width.
    private static final int[] WIDTH = {1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8};

    private final String file;
    private final Map<String, Object> values;

    private Gguf(String file, Map<String, Object> values) {
        this.file = file;
        this.values = values;
    }

    /// Returns whether a file that starts with `head` claims to be GGUF.
    public static boolean matches(byte[] head) {
        return head.length >= 4 && ByteBuffer.wrap(head).getInt() == Integer.reverseBytes(MAGIC);
    }

    /// Returns the metadata of `file` whose keys pass `wanted`.
    ///
    /// @throws MalformedModelException if the file breaks the format
    /// @throws UnsupportedModelException if the file has another version or byte order
    /// @throws IOException if the file cannot be read
    public static Gguf load(Path file, Predicate<String> wanted) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            GgufInput in = new GgufInput(file.toString(), channel);
            if (in.int32() != MAGIC) {
                throw in.malformed(0, "no GGUF file");
            }
            int version = in.int32();
            if (version != 2 && version != 3) {
                throw new UnsupportedModelException(file.toString(), version(version));
            }
            in.int64(); // the number of tensors
            return new Gguf(file.toString(), readValues(in, wanted));
        }
    }

    private static String version(int version) {
        return (version & 0xFFFF) == 0
                ? "a big-endian GGUF file"
                : "version " + version + " of GGUF (2 and 3 are read)";
    }

    private static Map<String, Object> readValues(GgufInput in, Predicate<String> wanted) throws IOException {
        // The least that a pair takes: an empty key's length, a type, a byte.
        long count = in.count(13);
        Map<String, Object> values = new LinkedHashMap<>();
        for (long i = 0; i < count; i++) {
            String key = in.key();
            int type = type(in);
            if (wanted.test(key)) {
                values.put(key, readValue(in, type));
            } else {
                skipValue(in, type, 0);
            }
        }
        return values;
    }

    private static int type(GgufInput in) throws IOException {
        long offset = in.offset();
        int type = in.int32();
        if (type < 0 || type >= WIDTH.length) {
            throw in.malformed(offset, "value type " + type + " does not exist");
        }
        return type;
    }

    private static Object readValue(GgufInput in, int type) throws IOException {
        return switch (type) {
            case STRING -> in.bytes();
            case ARRAY -> readArray(in);
            case 6 -> (double) in.float32();
            case 12 -> in.float64();
            default -> readInteger(in, type);
        };
    }

    private static long readInteger(GgufInput in, int type) throws IOException {
        return switch (type) {
            case 0, 7 -> in.int8() & 0xFF;
            case 1 -> in.int8();
            case 2 -> in.int16() & 0xFFFF;
            case 3 -> in.int16();
            case 4 -> in.int32() & 0xFFFF_FFFFL;
            case 5 -> in.int32();
            default -> in.int64();
        };
    }

    private static Object readArray(GgufInput in) throws IOException {
        long offset = in.offset();
        int type = type(in);
        if (type == ARRAY) {
            throw in.malformed(offset, "an array of arrays where an array of values is needed");
        }
        int length = (int) in.count(Math.max(WIDTH[type], type == STRING ? 8 : 1));
        return switch (type) {
            case STRING -> readStrings(in, length);
            case 6 -> {
                float[] numbers = new float[length];
                for (int i = 0; i < length; i++) {
                    numbers[i] = in.float32();
                }
                yield numbers;
            }
            case 12 -> {
                double[] numbers = new double[length];
                for (int i = 0; i < length; i++) {
                    numbers[i] = in.float64();
                }
                yield numbers;
            }
            default -> {
                long[] numbers = new long[length];
                for (int i = 0; i < length; i++) {
                    numbers[i] = readInteger(in, type);
                }
                yield numbers;
            }
        };
    }

    private static byte[][] readStrings(GgufInput in, int length) throws IOException {
        byte[][] strings = new byte[length][];
        for (int i = 0; i < length; i++) {
            strings[i] = in.bytes();
        }
        return strings;
    }

    private static void skipValue(GgufInput in, int type, int depth) throws IOException {
        switch (type) {
            case STRING -> in.skip(in.count(1));
            case ARRAY -> skipArray(in, depth + 1);
            default -> in.skip(WIDTH[type]);
        }
    }

    private static void skipArray(GgufInput in, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw in.malformed(in.offset(), "arrays nested deeper than " + MAX_DEPTH);
        }
        int type = type(in);
        if (WIDTH[type] > 0) {
            in.skip(in.count(WIDTH[type]) * WIDTH[type]);
            return;
        }
        // The least that an item takes: a string's length, or an array's type and length.
        long length = in.count(8);
        for (long i = 0; i < length; i++) {
            skipValue(in, type, depth);
        }
    }

    /// Returns the text at `key`.
    public Optional<String> text(String key) throws MalformedModelException {
        return value(key, byte[].class, "text").map(GgufInput::utf8);
    }

    /// Returns the integer at `key`.
    public Optional<Long> integer(String key) throws MalformedModelException {
        return value(key, Long.class, "an integer");
    }

    /// Returns the truth value at `key`.
    public Optional<Boolean> bool(String key) throws MalformedModelException {
        return integer(key).map(value -> value != 0);
    }

    /// Returns the texts at `key`, as UTF-8 that may be invalid.
    public Optional<byte[][]> texts(String key) throws MalformedModelException {
        return value(key, byte[][].class, "an array of text");
    }

    /// Returns the 32-bit floating-point numbers at `key`.
    public Optional<float[]> floats(String key) throws MalformedModelException {
        return value(key, float[].class, "an array of 32-bit numbers");
    }

    /// Returns the integers at `key`.
    public Optional<long[]> integers(String key) throws MalformedModelException {
        return value(key, long[].class, "an array of integers");
    }

    private <T> Optional<T> value(String key, Class<T> type, String what) throws MalformedModelException {
        Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            throw malformed(key + " is not " + what);
        }
        return Optional.of(type.cast(value));
    }

    /// Returns the exception that says that the metadata is wrong for `reason`.
    public MalformedModelException malformed(String reason) {
        return new MalformedModelException(file, MalformedModelException.NO_OFFSET, reason);
    }
}
