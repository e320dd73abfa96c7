package dev.stipple.picture;

/// What a picture is drawn on. Lengths are pixels, from the upper left corner; colours are `0xRRGGBB`, and opacity goes
/// from 0 to 1.
interface Canvas {
    /// Fills a disc.
    void disc(double x, double y, double radius, int color, double opacity);

    /// Draws straight lines from point to point.
    void line(double[] x, double[] y, double width, int color);

    /// Writes a text that begins at `x` on the line `y`. A halo of the background's colour parts it from what lies
    /// behind.
    void text(String text, double x, double y, double size, int color);
}
