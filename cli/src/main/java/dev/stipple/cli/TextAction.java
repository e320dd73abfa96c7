package dev.stipple.cli;

import java.io.IOException;

/// What is done with a text.
@FunctionalInterface
interface TextAction {
    /// Prints the result for a text, whose bytes are as they are in the file, to `out`.
    void accept(byte[] bytes, Output out) throws IOException;
}
