package dev.stipple.text;

import dev.stipple.internal.unicode.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A pass over the texts in one stream of bytes.
final class StreamTexts implements Corpus.Texts {
    private final CountedInput input;
    private final Pieces pieces;
    private final FileCorpus.Unit unit;

    private StreamTexts(CountedInput input, Pieces pieces, FileCorpus.Unit unit) {
        this.input = input;
        this.pieces = pieces;
        this.unit = unit;
    }

    /// Reads `raw` from here on, unpacked; closes it when that fails.
    static StreamTexts open(String name, InputStream raw, FileCorpus.Unit unit) throws IOException {
        var input = new CountedInput(raw);
        try {
            return new StreamTexts(input, new Pieces(Compression.unpack(name, input)), unit);
        } catch (IOException e) {
            input.close();
            throw e;
        }
    }

    @Override
    public boolean next() throws IOException {
        return switch (unit) {
            case LINE, LINE_WITH_END -> pieces.nextLine();
            case FILE -> pieces.nextWhole();
        };
    }

    @Override
    public boolean nextPart(int bytes) throws IOException {
        return switch (unit) {
            case LINE, LINE_WITH_END -> pieces.nextLinePart(bytes);
            case FILE -> pieces.nextWholePart(bytes);
        };
    }

    @Override
    public boolean goesOn() {
        return pieces.goesOn();
    }

    @Override
    public String text() {
        return new String(utf8(), StandardCharsets.UTF_8);
    }

    @Override
    public byte[] utf8() {
        return Utf8.repair(Arrays.copyOfRange(pieces.bytes(), pieces.start(), end()));
    }

    @Override
    public long position() {
        return input.count();
    }

    @Override
    public void close() throws IOException {
        pieces.close();
    }

    private int end() {
        boolean cut = unit == FileCorpus.Unit.LINE && pieces.endsWithLineFeed();
        return cut ? pieces.end() - 1 : pieces.end();
    }
}
