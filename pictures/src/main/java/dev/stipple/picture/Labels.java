package dev.stipple.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds places for labels, so that none overlaps another or leaves the picture. Who asks first is served first.
final class Labels {
    /// A rectangle: the least and greatest coordinates.
    record Box(double left, double top, double right, double bottom) {
        boolean overlaps(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    /// Side of the squares by which labels are found again; about the height of a few.
    private static final int CELL = 48;
    /// Air around a label.
    private static final double AIR = 1.5;

    private final Box picture;
    private final Map<Long, List<Box>> taken = new HashMap<>();

    Labels(Box picture) {
        this.picture = picture;
    }

    /// Returns the place of a label of the given size beside a point, and keeps it free of others: right of the point
    /// if it can be, else left, above or below. The gap is that between point and label.
    Optional<Box> place(double x, double y, double gap, double width, double height) {
        List<Box> wishes = List.of(
                box(x + gap, y - height / 2, width, height),
                box(x - gap - width, y - height / 2, width, height),
                box(x - width / 2, y - gap - height, width, height),
                box(x - width / 2, y + gap, width, height));
        Optional<Box> free = wishes.stream().filter(this::isFree).findFirst();
        free.ifPresent(this::take);
        return free;
    }

    private static Box box(double left, double top, double width, double height) {
        return new Box(left, top, left + width, top + height);
    }

    /// Takes the place of a box, free or not.
    void take(Box box) {
        forEachCell(
                box, cell -> taken.computeIfAbsent(cell, _ -> new ArrayList<>()).add(box));
    }

    private boolean isFree(Box box) {
        if (box.left < picture.left
                || box.right > picture.right
                || box.top < picture.top
                || box.bottom > picture.bottom) {
            return false;
        }
        Box airy = new Box(box.left - AIR, box.top - AIR, box.right + AIR, box.bottom + AIR);
        boolean[] free = {true};
        forEachCell(
                airy,
                cell -> free[0] &= taken.getOrDefault(cell, List.of()).stream().noneMatch(airy::overlaps));
        return free[0];
    }

    private interface CellVisitor {
        void visit(long cell);
    }

    private static void forEachCell(Box box, CellVisitor visitor) {
        for (int row = cell(box.top); row <= cell(box.bottom); row++) {
            for (int column = cell(box.left); column <= cell(box.right); column++) {
                visitor.visit(((long) row << Integer.SIZE) | (column & 0xFFFF_FFFFL));
            }
        }
    }

    private static int cell(double coordinate) {
        return (int) Math.floor(coordinate / CELL);
    }
}
