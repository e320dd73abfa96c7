package dev.stipple.picture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Drawings as bytes of a file.
final class Pictures {
    private Pictures() {}

    /// Writes a drawing as SVG or PNG.
    static void write(Drawing drawing, PictureFormat format, PictureSize size, OutputStream out) throws IOException {
        Typeface typeface = Typeface.load();
        if (format == PictureFormat.SVG) {
            SvgCanvas canvas = new SvgCanvas(size.width(), size.height(), drawing.title(), typeface);
            drawing.draw(canvas, size, typeface);
            out.write(canvas.document().getBytes(StandardCharsets.UTF_8));
        } else {
            PngCanvas canvas = new PngCanvas(size.width(), size.height(), typeface);
            drawing.draw(canvas, size, typeface);
            canvas.write(out);
        }
    }
}
