package dev.stipple.internal.format;

import dev.stipple.MalformedModelException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A cursor over the fields of one Protocol Buffers message, in wire order.
///
/// ```java
/// while (message.next()) {
///     switch (message.field()) {
///         case 1 -> name = message.text();
///         case 2 -> inner = message.message();
///         default -> { } // an unread field is skipped
///     }
/// }
/// ```
///
/// A nested message is a cursor over the same bytes, so nothing is copied or allocated by a length that the bytes only
/// claim. Follows the [wire format](https://protobuf.dev/programming-guides/encoding/); groups, long deprecated, are
/// reported as malformed. Not thread-safe.
public final class Protobuf {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED32 = 5;

    private final String file;
    private final byte[] bytes;
    private final int end;
    private int position;

    private int field;
    private int wireType;
    private int valueStart;
    /// The value of a varint field.
    private long number;

    private Protobuf(String file, byte[] bytes, int from, int to) {
        this.file = file;
        this.bytes = bytes;
        this.position = from;
        this.end = to;
    }

    /// Returns a cursor before the first field of the message that `bytes` are; `file` names it in errors.
    public static Protobuf of(String file, byte[] bytes) {
        return new Protobuf(file, bytes, 0, bytes.length);
    }

    /// Moves to the next field and tells whether there is one.
    public boolean next() throws MalformedModelException {
        if (position == end) {
            return false;
        }
        long key = readVarint();
        long tag = key >>> 3;
        if (tag == 0 || tag > 0x1FFF_FFFF) {
            throw malformed(position, "field number " + tag + " is out of range");
        }
        field = (int) tag;
        wireType = (int) (key & 7);
        readValue();
        return true;
    }

    private void readValue() throws MalformedModelException {
        valueStart = position;
        switch (wireType) {
            case VARINT -> number = readVarint();
            case FIXED64 -> skip(8);
            case FIXED32 -> skip(4);
            case LENGTH_DELIMITED -> {
                long length = readVarint();
                valueStart = position;
                skip(length);
            }
            default -> throw malformed(position, "wire type " + wireType + " of field " + field + " is not supported");
        }
    }

    /// Returns the number of the current field.
    public int field() {
        return field;
    }

    /// Returns the offset of the current field's value in the file.
    public int offset() {
        return valueStart;
    }

    /// Returns the current field as an integer.
    public long integer() throws MalformedModelException {
        expect(VARINT, "an integer");
        return number;
    }

    /// Returns the current field as a truth value.
    public boolean bool() throws MalformedModelException {
        return integer() != 0;
    }

    /// Returns the current field as a 32-bit floating-point number.
    public float float32() throws MalformedModelException {
        expect(FIXED32, "a 32-bit number");
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getFloat(valueStart);
    }

    /// Returns a copy of the current field's bytes.
    public byte[] bytes() throws MalformedModelException {
        expect(LENGTH_DELIMITED, "bytes");
        return Arrays.copyOfRange(bytes, valueStart, position);
    }

    /// Returns the current field as text, which must be valid UTF-8.
    public String text() throws MalformedModelException {
        expect(LENGTH_DELIMITED, "text");
        try {
            CharBuffer text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, valueStart, position - valueStart));
            return text.toString();
        } catch (CharacterCodingException e) {
            throw malformed(valueStart, "text of field " + field + " is not valid UTF-8");
        }
    }

    /// Returns a cursor over the current field as a message of its own.
    public Protobuf message() throws MalformedModelException {
        expect(LENGTH_DELIMITED, "a message");
        return new Protobuf(file, bytes, valueStart, position);
    }

    /// Returns the exception that says that the current field's value is wrong for `reason`.
    public MalformedModelException malformed(String reason) {
        return malformed(valueStart, reason);
    }

    private void expect(int type, String what) throws MalformedModelException {
        if (wireType != type) {
            throw malformed(valueStart, "field " + field + " holds wire type " + wireType + " instead of " + what);
        }
    }

    private void skip(long length) throws MalformedModelException {
        if (length < 0 || length > end - position) {
            throw malformed(
                    position,
                    "field " + field + " claims " + Long.toUnsignedString(length) + " bytes where " + (end - position)
                            + " are left");
        }
        position += (int) length;
    }

    private long readVarint() throws MalformedModelException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (position == end) {
                throw malformed(position, "the message ends inside a number");
            }
            byte b = bytes[position++];
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw malformed(position, "a number of more than 10 bytes");
    }

    private MalformedModelException malformed(int offset, String reason) {
        return new MalformedModelException(file, offset, reason);
    }
}
