package dev.stipple.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was measured, by contender and mode; prints medians as a Markdown table.
final class Results {
    private final Map<String, Map<String, List<Double>>> rows = new LinkedHashMap<>();
    private final Map<String, String> units = new LinkedHashMap<>();

    void add(String contender, String mode, String unit, double value) {
        units.put(mode, unit);
        rows.computeIfAbsent(contender, _ -> new LinkedHashMap<>())
                .computeIfAbsent(mode, _ -> new ArrayList<>())
                .add(value);
    }

    void print(String title) {
        StringBuilder table = new StringBuilder("| ").append(title);
        units.forEach(
                (mode, unit) -> table.append(" | ").append(mode).append(", ").append(unit));
        table.append(" |\n|---").append("|---:".repeat(units.size())).append("|\n");
        rows.forEach((contender, values) -> {
            table.append("| ").append(contender);
            units.keySet().forEach(mode -> table.append(" | ").append(format(values.get(mode))));
            table.append(" |\n");
        });
        System.out.println(table);
    }

    private static String format(@Nullable List<Double> values) {
        if (values == null) {
            return "–";
        }
        double median = median(values);
        return median < 10 ? "%.2f".formatted(median) : "%.0f".formatted(median);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
