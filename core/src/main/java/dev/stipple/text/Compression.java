package dev.stipple.text;

import dev.stipple.UnsupportedModelException;
import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/// Ways of packing a stream, told by its first bytes. None of these begins a text in UTF-8.
enum Compression {
    GZIP("gzip", "1F8B"),
    XZ("xz", "FD377A585A00"),
    ZSTD("zstd", "28B52FFD");

    private static final int BLOCK = 1 << 16;
    private static final int LONGEST_MAGIC = 6;
    /// What a stream of xz may ask for: its largest dictionary that anybody uses is 64 MiB, but it may claim 1.5 GiB.
    private static final int XZ_KIBIBYTES = 256 << 10;

    private final String shown;
    private final String magic;

    Compression(String shown, String magic) {
        this.shown = shown;
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
                return new UnpackedInput(name, compression.shown, () -> compression.unpacked(name, buffered));
            }
        }
        return buffered;
    }

    private InputStream unpacked(String name, InputStream in) throws IOException {
        return switch (this) {
            case GZIP -> new GZIPInputStream(in, BLOCK);
            case XZ -> new XZInputStream(in, XZ_KIBIBYTES);
            case ZSTD -> {
                try {
                    yield Zstd.unpacked(in);
                } catch (NoClassDefFoundError e) {
                    // An optional dependency: it comes with native libraries that few need.
                    throw new UnsupportedModelException(
                            name, "packed by zstd, which needs io.airlift:aircompressor-v3 on the class path");
                }
            }
        };
    }

    /// Apart, since a class that returns this stream as another is refused as a whole where the library is missing.
    private static final class Zstd {
        static InputStream unpacked(InputStream in) throws IOException {
            return new ZstdInputStream(in);
        }
    }
}
