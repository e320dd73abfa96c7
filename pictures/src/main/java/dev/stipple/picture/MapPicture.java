package dev.stipple.picture;

import dev.stipple.vector.Matrix;

/// Draws a map: a dot for each word, and labels where there is room, those of the first words first and largest.
final class MapPicture implements Drawing {
    private static final double MARGIN = 40;
    private static final double LARGEST_LABEL = 20;
    private static final double SMALLEST_LABEL = 9.5;

    private final WordMap map;

    MapPicture(WordMap map) {
        this.map = map;
    }

    @Override
    public String title() {
        return map.title();
    }

    @Override
    public void draw(Canvas canvas, PictureSize size, Typeface typeface) {
        double[][] places = fitted(map.places(), size);
        int[] colors = map.palette().onWhite;
        double radius = Math.clamp(120 / Math.sqrt(places[0].length), 1.1, 4);
        for (int i = places[0].length - 1; i >= 0; i--) {
            canvas.disc(places[0][i], places[1][i], radius, colors[map.group(i)], 0.45);
        }
        Labels labels = new Labels(new Labels.Box(4, 4, size.width() - 4, size.height() - 4));
        for (int i = 0; i < places[0].length; i++) {
            label(canvas, typeface, labels, i, places[0][i], places[1][i], radius);
        }
    }

    private void label(Canvas canvas, Typeface typeface, Labels labels, int word, double x, double y, double radius) {
        String text = map.words().get(word);
        double size = labelSize(word);
        double width = typeface.width(text, size);
        double height = size * (Typeface.CAPITAL_HEIGHT + Typeface.DESCENT);
        labels.place(x, y, radius + 2, width, height)
                .ifPresent(box -> canvas.text(
                        text,
                        box.left(),
                        box.bottom() - size * Typeface.DESCENT,
                        size,
                        map.palette().onWhite[map.group(word)]));
    }

    /// Each tenfold rank is smaller by the same step.
    private static double labelSize(int rank) {
        return Math.max(SMALLEST_LABEL, LARGEST_LABEL - 3.2 * Math.log10(1 + rank));
    }

    /// Scales places to the picture, both axes by the same factor.
    private static double[][] fitted(Matrix places, PictureSize size) {
        double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] greatest = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int row = 0; row < places.rows(); row++) {
            for (int axis = 0; axis < 2; axis++) {
                least[axis] = Math.min(least[axis], places.get(row, axis));
                greatest[axis] = Math.max(greatest[axis], places.get(row, axis));
            }
        }
        double[] room = {Math.max(1, size.width() - 2 * MARGIN), Math.max(1, size.height() - 2 * MARGIN)};
        double scale = Math.min(room[0] / (greatest[0] - least[0]), room[1] / (greatest[1] - least[1]));
        double[][] fitted = new double[2][places.rows()];
        double[] middle = {size.width() / 2.0, size.height() / 2.0};
        for (int row = 0; row < places.rows(); row++) {
            for (int axis = 0; axis < 2; axis++) {
                double fromMiddle = places.get(row, axis) - (least[axis] + greatest[axis]) / 2;
                fitted[axis][row] = middle[axis] + (Double.isFinite(scale) ? fromMiddle * scale : 0);
            }
        }
        return fitted;
    }
}
