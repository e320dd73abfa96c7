package dev.stipple.picture;

import java.util.List;

/// Panels side by side, of equal width and height, under a title.
record Panels(String title, List<Panel> panels) implements Drawing {
    private static final double MARGIN = 24;
    private static final double BETWEEN = 40;
    private static final double LETTERS = 20;

    @Override
    public void draw(Canvas canvas, PictureSize size, Typeface typeface) {
        String shown = typeface.cut(title, LETTERS, size.width() - 2 * MARGIN);
        canvas.text(shown, MARGIN, MARGIN + 0.75 * LETTERS, LETTERS, 0x222222);
        double width = Math.max(1, (size.width() - 2 * MARGIN - BETWEEN * (panels.size() - 1)) / panels.size());
        int rows = panels.stream()
                .mapToInt(panel -> panel.legendRows(width, typeface))
                .max()
                .orElse(0);
        for (int i = 0; i < panels.size(); i++) {
            double left = MARGIN + i * (width + BETWEEN);
            Labels.Box box = new Labels.Box(left, MARGIN + 2 * LETTERS, left + width, size.height() - MARGIN);
            panels.get(i).draw(canvas, box, rows, typeface);
        }
    }
}
