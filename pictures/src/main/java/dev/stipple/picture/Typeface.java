package dev.stipple.picture;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.GlyphTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// Letters as outlines, from a typeface that comes along: Liberation Sans.
///
/// Java's own text needs fontconfig and fonts on the machine, which servers often lack, and measures otherwise on each.
/// This one draws Latin, Greek, Cyrillic and Hebrew letters the same everywhere. Other letters are drawn by the
/// machine's fonts where it has some, else as boxes. Not thread-safe.
final class Typeface {
    /// Its name, and what is like it, for programs that draw text themselves.
    static final String FAMILY = "'Liberation Sans', Arial, Helvetica, sans-serif";
    /// From the line to the top of capitals, and how far letters reach below, in font sizes.
    static final double CAPITAL_HEIGHT = 0.73;
    static final double DESCENT = 0.21;

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final GlyphTable outlines;
    private final double unit;
    private final SystemLetters others = new SystemLetters();

    private Typeface(TrueTypeFont font) throws IOException {
        this.font = font;
        this.glyphs = font.getUnicodeCmapLookup();
        this.outlines = font.getGlyph();
        this.unit = 1.0 / font.getUnitsPerEm();
    }

    static Typeface load() {
        try (InputStream in = Typeface.class.getResourceAsStream("LiberationSans-Regular.ttf")) {
            Objects.requireNonNull(in, "the typeface is missing from the build");
            return new Typeface(new TTFParser().parse(new RandomAccessReadBuffer(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns how wide a text is.
    double width(String text, double size) {
        return size * text.codePoints().mapToDouble(this::advance).sum();
    }

    /// Returns a text, or as much of its beginning, and an ellipsis, as is no wider than `width`.
    String cut(String text, double size, double width) {
        int[] letters = text.codePoints().toArray();
        String cut = text;
        for (int length = letters.length - 1; length >= 0 && width(cut, size) > width; length--) {
            cut = new String(letters, 0, length) + "…";
        }
        return cut;
    }

    private double advance(int letter) {
        int glyph = glyphs.getGlyphId(letter);
        try {
            return glyph != 0 ? font.getAdvanceWidth(glyph) * unit : others.advance(letter);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns the outline of a text that begins at `x` on the line `y`.
    Path2D outline(String text, double x, double y, double size) {
        Path2D path = new Path2D.Double();
        double at = x;
        for (int letter : text.codePoints().toArray()) {
            append(letter, at, y, size, path);
            at += size * advance(letter);
        }
        return path;
    }

    private void append(int letter, double x, double y, double size, Path2D path) {
        int glyph = glyphs.getGlyphId(letter);
        try {
            AffineTransform place = AffineTransform.getTranslateInstance(x, y);
            if (glyph == 0 && others.has(letter)) {
                place.scale(size, size);
                path.append(place.createTransformedShape(others.outline(letter)), false);
                return;
            }
            place.scale(size * unit, -size * unit);
            GlyphData outline = outlines.getGlyph(glyph);
            if (outline != null) {
                path.append(place.createTransformedShape(outline.getPath()), false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
