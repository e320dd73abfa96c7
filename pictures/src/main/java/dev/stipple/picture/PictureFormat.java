package dev.stipple.picture;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// The formats of pictures.
public enum PictureFormat {
    /// A page for the browser, all in one file.
    HTML,
    /// Shapes and text that stay sharp at any size.
    SVG,
    /// Pixels.
    PNG;

    /// Returns the format that the ending of a file name tells.
    public static Optional<PictureFormat> of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (PictureFormat format : values()) {
            if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
