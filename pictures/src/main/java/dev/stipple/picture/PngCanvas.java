package dev.stipple.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Draws pixels, without a display and without fonts of the machine.
final class PngCanvas implements Canvas {
    private static final float HALO = 3;

    private final Typeface typeface;
    private final BufferedImage image;
    private final Graphics2D graphics;

    PngCanvas(int width, int height, Typeface typeface) {
        this.typeface = typeface;
        this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        this.graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
    }

    @Override
    public void disc(double x, double y, double radius, int color, double opacity) {
        graphics.setColor(new Color(color | Math.round((float) opacity * 255) << 24, true));
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    @Override
    public void line(double[] x, double[] y, double width, int color) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < x.length; i++) {
            if (i == 0) {
                path.moveTo(x[i], y[i]);
            } else {
                path.lineTo(x[i], y[i]);
            }
        }
        stroke(path, (float) width, color);
    }

    @Override
    public void text(String text, double x, double y, double size, int color) {
        Path2D outline = typeface.outline(text, x, y, size);
        stroke(outline, HALO, 0xFFFFFF);
        graphics.setColor(new Color(color));
        graphics.fill(outline);
    }

    private void stroke(Shape shape, float width, int color) {
        graphics.setColor(new Color(color));
        graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(shape);
    }

    void write(OutputStream out) throws IOException {
        try (ImageOutputStream image = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(this.image, "png", image);
        }
    }
}
