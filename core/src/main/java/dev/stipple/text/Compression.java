package dev.stipple.text;

import dev.stipple.UnsupportedModelException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/// Ways of packing a stream, told by its first bytes. None of these begins a text in UTF-8.
enum Compression {
    GZIP("1F8B"),
    XZ("FD377A585A00"),
    ZSTD("28B52FFD");

    private static final int BLOCK = 1 << 16;
    private static final int LONGEST_MAGIC = 6;

    private final String magic;

    Compression(String magic) {
        this.magic = magic;
    }

    /// Returns the unpacked content of `in`; `name` stands for it in messages.
    static InputStream unpack(String name, InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in, BLOCK);
        buffered.mark(LONGEST_MAGIC);
        byte[] head = buffered.readNBytes(LONGEST_MAGIC);
        buffered.reset();
        for (Compression compression : values()) {
            byte[] magic = HexFormat.of().parseHex(compression.magic);
            if (head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length)) {
                return compression.unpacked(name, buffered);
            }
        }
        return buffered;
    }

    private InputStream unpacked(String name, InputStream in) throws IOException {
        return switch (this) {
            case GZIP -> new GZIPInputStream(in, BLOCK);
            case XZ, ZSTD ->
                throw new UnsupportedModelException(name, "a corpus packed by " + this + "; unpack it first");
        };
    }
}
