/// Judges the sources themselves.
@NullMarked
package dev.stipple.checks;

import org.jspecify.annotations.NullMarked;
