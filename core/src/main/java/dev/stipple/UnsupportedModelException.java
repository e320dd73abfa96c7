package dev.stipple;

import java.io.IOException;

/// A file that is well-formed but asks for something Stipple does not do.
///
/// The message names the file and the feature.
public final class UnsupportedModelException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String feature;

    /// Reports that `file` needs `feature`.
    public UnsupportedModelException(String file, String feature) {
        super(file + ": not supported: " + feature);
        this.file = file;
        this.feature = feature;
    }

    /// Returns the name of the file, as the caller gave it.
    public String file() {
        return file;
    }

    /// Returns the feature that is missing.
    public String feature() {
        return feature;
    }
}
