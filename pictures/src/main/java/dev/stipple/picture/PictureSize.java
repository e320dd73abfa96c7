package dev.stipple.picture;

/// Width and height of a picture in pixels, each from 64 to 16384.
public record PictureSize(int width, int height) {
    private static final int LEAST = 64;
    private static final int GREATEST = 16_384;

    /// @throws IllegalArgumentException if one is out of range
    public PictureSize {
        check("width", width);
        check("height", height);
    }

    private static void check(String name, int value) {
        if (value < LEAST || value > GREATEST) {
            throw new IllegalArgumentException(
                    name + " " + value + " is not from " + LEAST + " to " + GREATEST + " pixels");
        }
    }
}
