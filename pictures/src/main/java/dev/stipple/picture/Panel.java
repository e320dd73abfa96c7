package dev.stipple.picture;

import java.util.ArrayList;
import java.util.List;

/// One of the charts that stand side by side: lines over the same values of x.
///
/// @param title  what is measured, and in which unit
/// @param x  where the points stand, ascending and positive
/// @param y  from where to where the values go
/// @param lines  a value for each `x`, NaN where there is none
record Panel(String title, List<Double> x, Axis y, List<Line> lines) {
    private static final double TITLE = 16;
    private static final double LETTERS = 13;
    private static final double ROW = 20;
    private static final double SAMPLE = 22;
    private static final double GAP = 6;
    private static final int INK = 0x222222;
    private static final int GRAY = 0x666666;
    private static final int GRID = 0xE4E4E4;
    private static final int[] COLORS = Palette.of(WordMap.Coloring.CLUSTER).onWhite;

    /// A line and its name.
    record Line(String name, List<Double> values) {}

    /// An entry of the legend: the name as far as there is room for it, and its place from the upper left corner.
    private record Entry(String name, double left, int row) {}

    /// Returns how many rows the legend takes in a panel of this width.
    int legendRows(double width, Typeface typeface) {
        List<Entry> legend = legend(width, typeface);
        return legend.isEmpty() ? 0 : legend.getLast().row + 1;
    }

    /// Draws the panel into a box, with so many rows left free for the legend.
    void draw(Canvas canvas, Labels.Box box, int legendRows, Typeface typeface) {
        canvas.text(title, box.left(), box.top() + TITLE, TITLE, INK);
        double legendTop = box.top() + TITLE + 14;
        drawLegend(canvas, box.left(), legendTop, box.right() - box.left(), typeface);
        double widest = y.ticks().stream()
                .mapToDouble(tick -> typeface.width(Axis.label(tick), LETTERS))
                .max()
                .orElse(0);
        Labels.Box plot = new Labels.Box(
                box.left() + widest + 8, legendTop + legendRows * ROW + 10, box.right(), box.bottom() - 2 * ROW - 4);
        Axis across = Axis.through(x);
        drawTicks(canvas, plot, typeface);
        drawDimensions(canvas, plot, across, typeface);
        for (int line = 0; line < lines.size(); line++) {
            drawLine(canvas, plot, across, lines.get(line).values, COLORS[line % COLORS.length]);
        }
    }

    private void drawLegend(Canvas canvas, double left, double top, double width, Typeface typeface) {
        List<Entry> legend = legend(width, typeface);
        for (int i = 0; i < legend.size(); i++) {
            Entry entry = legend.get(i);
            int color = COLORS[i % COLORS.length];
            double at = left + entry.left;
            double middle = top + entry.row * ROW + ROW / 2;
            canvas.line(new double[] {at, at + SAMPLE}, new double[] {middle, middle}, 2, color);
            canvas.disc(at + SAMPLE / 2, middle, 3.5, color, 1);
            canvas.text(entry.name, at + SAMPLE + GAP, middle + LETTERS * 0.36, LETTERS, INK);
        }
    }

    /// A single line is told by the title.
    private List<Entry> legend(double width, Typeface typeface) {
        List<Entry> legend = new ArrayList<>();
        double left = 0;
        int row = 0;
        for (Line line : lines.size() > 1 ? lines : List.<Line>of()) {
            String name = typeface.cut(line.name, LETTERS, width - SAMPLE - GAP);
            double needed = SAMPLE + GAP + typeface.width(name, LETTERS);
            if (left > 0 && left + needed > width) {
                left = 0;
                row++;
            }
            legend.add(new Entry(name, left, row));
            left += needed + 3 * GAP;
        }
        return legend;
    }

    private void drawTicks(Canvas canvas, Labels.Box plot, Typeface typeface) {
        for (double tick : y.ticks()) {
            double height = down(plot, tick);
            canvas.line(new double[] {plot.left(), plot.right()}, new double[] {height, height}, 1, GRID);
            String label = Axis.label(tick);
            canvas.text(
                    label, plot.left() - 8 - typeface.width(label, LETTERS), height + LETTERS * 0.36, LETTERS, GRAY);
        }
    }

    /// Labels that would touch the one to their right are left out.
    private static void drawDimensions(Canvas canvas, Labels.Box plot, Axis across, Typeface typeface) {
        double free = Double.POSITIVE_INFINITY;
        for (double tick : across.ticks().reversed()) {
            double at = right(plot, across, tick);
            canvas.line(new double[] {at, at}, new double[] {plot.top(), plot.bottom()}, 1, GRID);
            String label = Axis.label(tick);
            double width = typeface.width(label, LETTERS);
            if (at + width / 2 < free) {
                canvas.text(label, at - width / 2, plot.bottom() + ROW - 3, LETTERS, GRAY);
                free = at - width / 2 - GAP;
            }
        }
        String name = "dimension";
        double middle = (plot.left() + plot.right() - typeface.width(name, LETTERS)) / 2;
        canvas.text(name, middle, plot.bottom() + 2 * ROW - 2, LETTERS, GRAY);
    }

    /// A value that has no place on the axis breaks the line.
    private void drawLine(Canvas canvas, Labels.Box plot, Axis across, List<Double> values, int color) {
        int from = 0;
        for (int i = 0; i <= values.size(); i++) {
            if (i == values.size() || !Double.isFinite(y.part(values.get(i)))) {
                double[] xs = x.subList(from, i).stream()
                        .mapToDouble(value -> right(plot, across, value))
                        .toArray();
                double[] ys = values.subList(from, i).stream()
                        .mapToDouble(value -> down(plot, value))
                        .toArray();
                if (xs.length > 1) {
                    canvas.line(xs, ys, 2, color);
                }
                for (int point = 0; point < xs.length; point++) {
                    canvas.disc(xs[point], ys[point], 3.5, color, 1);
                }
                from = i + 1;
            }
        }
    }

    private static double right(Labels.Box plot, Axis across, double value) {
        return plot.left() + across.part(value) * (plot.right() - plot.left());
    }

    private double down(Labels.Box plot, double value) {
        return plot.bottom() - y.part(value) * (plot.bottom() - plot.top());
    }
}
