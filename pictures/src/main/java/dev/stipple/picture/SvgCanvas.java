package dev.stipple.picture;

import java.util.Locale;

/// Draws as SVG 1.1: one element for each thing drawn, text as text.
final class SvgCanvas implements Canvas {
    private final Typeface typeface;
    private final StringBuilder svg = new StringBuilder();

    SvgCanvas(int width, int height, String title, Typeface typeface) {
        this.typeface = typeface;
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n"
                .formatted(width, height, width, height));
        svg.append("<title>").append(escaped(title)).append("</title>\n");
        svg.append("<style>text{font-family:")
                .append(Typeface.FAMILY)
                .append(";white-space:pre}.halo{stroke:#fff;stroke-width:3px;stroke-linejoin:round}")
                .append("</style>\n");
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
    }

    @Override
    public void disc(double x, double y, double radius, int color, double opacity) {
        svg.append("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\" fill-opacity=\"%s\"/>\n"
                .formatted(number(x), number(y), number(radius), color(color), number(opacity)));
    }

    @Override
    public void line(double[] x, double[] y, double width, int color) {
        svg.append("<polyline points=\"");
        for (int i = 0; i < x.length; i++) {
            svg.append(i == 0 ? "" : " ").append(number(x[i])).append(',').append(number(y[i]));
        }
        svg.append("\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" stroke-linejoin=\"round\"/>\n"
                .formatted(color(color), number(width)));
    }

    /// The length of the text is fixed, so that labels don't overlap where another typeface stands in. The halo is a
    /// text of its own: browsers draw a text of fixed length letter by letter, and the halo of each would hide part
    /// of the one before.
    @Override
    public void text(String text, double x, double y, double size, int color) {
        text(text, x, y, size, "class=\"halo\" aria-hidden=\"true\" fill=\"#fff\"");
        text(text, x, y, size, "fill=\"" + color(color) + "\"");
    }

    private void text(String text, double x, double y, double size, String look) {
        svg.append("<text x=\"%s\" y=\"%s\" font-size=\"%s\" textLength=\"%s\" %s>"
                        .formatted(number(x), number(y), number(size), number(typeface.width(text, size)), look))
                .append(escaped(text))
                .append("</text>\n");
    }

    /// Returns the whole document.
    String document() {
        return svg + "</svg>\n";
    }

    private static String color(int color) {
        return String.format(Locale.ROOT, "#%06x", color);
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceFirst("\\.?0+$", "");
    }

    /// What XML has no way to say is shown as U+FFFD.
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isXml(letter) ? letter : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int letter) {
        boolean surrogate = letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE;
        return letter >= ' ' && !surrogate && letter != 0xFFFE && letter != 0xFFFF;
    }
}
