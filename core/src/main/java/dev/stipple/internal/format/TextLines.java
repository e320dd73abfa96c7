package dev.stipple.internal.format;

import dev.stipple.MalformedModelException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// The lines of a UTF-8 text file, one after another, each knowing its offset. Lines end with LF or CR LF.
public final class TextLines {
    private final String file;
    private final byte[] bytes;
    private int start;
    private int end;
    private int next;
    private int number;

    /// Makes a cursor before the first line of `bytes`; `file` names them in errors.
    public TextLines(String file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /// Moves to the next line, and tells whether there is one.
    public boolean next() {
        if (next >= bytes.length) {
            return false;
        }
        start = next;
        while (next < bytes.length && bytes[next] != '\n') {
            next++;
        }
        end = next > start && next < bytes.length && bytes[next - 1] == '\r' ? next - 1 : next;
        next++;
        number++;
        return true;
    }

    /// Returns the number of the current line, the first being 1.
    public int number() {
        return number;
    }

    /// Returns the offset of the current line's first byte.
    public int start() {
        return start;
    }

    /// Returns the offset after the current line's last byte.
    public int end() {
        return end;
    }

    /// Returns the current line.
    ///
    /// @throws MalformedModelException if it is not valid UTF-8
    public String text() throws MalformedModelException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, end - start))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("is not valid UTF-8");
        }
    }

    /// Returns the exception that says that the current line is wrong for `reason`.
    public MalformedModelException malformed(String reason) {
        return new MalformedModelException(file, start, "line " + number + " " + reason);
    }
}
