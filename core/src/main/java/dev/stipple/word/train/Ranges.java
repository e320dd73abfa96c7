package dev.stipple.word.train;

/// Checks the numbers of a configuration.
final class Ranges {
    private Ranges() {}

    /// Refuses a value that is not from `least` to `most`.
    static void inRange(String name, Number value, Number least, Number most) {
        if (!(value.doubleValue() >= least.doubleValue() && value.doubleValue() <= most.doubleValue())) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be from " + least + " to " + most);
        }
    }
}
