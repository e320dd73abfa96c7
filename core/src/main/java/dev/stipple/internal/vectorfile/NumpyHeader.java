package dev.stipple.internal.vectorfile;

import dev.stipple.MalformedModelException;
import dev.stipple.UnsupportedModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What stands before the values of a numpy array: a mark, a version, a length, and a Python dictionary.
///
/// @param type  the type of the values in numpy's spelling, such as `<f4`
/// @param shape  the dimensions
/// @param length  bytes of the header
record NumpyHeader(String type, List<Long> shape, int length) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST = 1 << 16;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']{1,20})'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, ]*)\\)");

    static boolean matches(byte[] head) {
        return head.length > 6 && Arrays.equals(head, 0, 6, MAGIC, 0, 6);
    }

    static NumpyHeader read(InputStream in, Path file) throws IOException {
        byte[] start = in.readNBytes(8);
        if (start.length < 8 || !matches(start)) {
            throw malformed(file, "no numpy array begins here");
        }
        int width = start[6] == 1 ? Short.BYTES : Integer.BYTES;
        byte[] lengthBytes = in.readNBytes(width);
        if (lengthBytes.length < width) {
            throw malformed(file, "the header of the array is cut off");
        }
        ByteBuffer number = ByteBuffer.wrap(lengthBytes).order(ByteOrder.LITTLE_ENDIAN);
        int length = width == Short.BYTES ? number.getShort() & 0xFFFF : number.getInt();
        if (length < 0 || length > LONGEST) {
            throw malformed(file, "a header of " + Integer.toUnsignedString(length) + " bytes");
        }
        String text = new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
        return parse(text, 8 + width + length, file);
    }

    private static NumpyHeader parse(String text, int length, Path file) throws IOException {
        Matcher type = TYPE.matcher(text);
        Matcher order = ORDER.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!type.find() || !order.find() || !shape.find()) {
            throw malformed(file, "a header without type, order and shape of the array, or with one that isn't simple");
        }
        if (order.group(1).equals("True")) {
            throw new UnsupportedModelException(
                    file.toString(),
                    "an array in Fortran order; write it by np.save(file, np.ascontiguousarray(array))");
        }
        try {
            List<Long> dimensions = Stream.of(shape.group(1).split(","))
                    .map(String::strip)
                    .filter(number -> !number.isEmpty())
                    .map(Long::valueOf)
                    .toList();
            return new NumpyHeader(type.group(1), dimensions, length);
        } catch (NumberFormatException e) {
            throw malformed(file, "the shape (" + shape.group(1) + ")");
        }
    }

    /// Whether the array has rows and columns of floating-point numbers.
    boolean isMatrix() {
        return shape.size() == 2 && numberType().isPresent();
    }

    /// The type of the numbers, if they are of one that is read.
    Optional<NumberType> numberType() {
        return switch (type.substring(1)) {
            case "f2" -> Optional.of(NumberType.F16);
            case "f4" -> Optional.of(NumberType.F32);
            case "f8" -> Optional.of(NumberType.F64);
            default -> Optional.empty();
        };
    }

    ByteOrder order() {
        return type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /// Makes sure that a matrix has rows and columns that can be, of which `available` bytes may hold the numbers.
    void check(long available, Path file) throws IOException {
        if (!isMatrix()) {
            throw new UnsupportedModelException(
                    file.toString(),
                    "an array of type " + type + " and shape " + shape
                            + " where a matrix of f2, f4 or f8, a row for each word, is needed");
        }
        long rows = shape.get(0);
        long columns = shape.get(1);
        int width = numberType().orElseThrow().width();
        if (columns < 1
                || columns > Integer.MAX_VALUE / 8
                || rows > Integer.MAX_VALUE
                || rows > available / (columns * width)) {
            throw malformed(
                    file,
                    "the header promises " + rows + " rows of " + columns + " numbers, for which " + available
                            + " bytes are too few");
        }
    }

    /// The header of an array, padded as numpy pads it.
    static byte[] of(String type, String shape) {
        String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }";
        int unpadded = 10 + text.length() + 1;
        String padded = text + " ".repeat((64 - unpadded % 64) % 64) + "\n";
        ByteBuffer header = ByteBuffer.allocate(10 + padded.length()).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) padded.length());
        return header.put(padded.getBytes(StandardCharsets.ISO_8859_1)).array();
    }

    private static MalformedModelException malformed(Path file, String reason) {
        return new MalformedModelException(file.toString(), 0, reason);
    }
}
