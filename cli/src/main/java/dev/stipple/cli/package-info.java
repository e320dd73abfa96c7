/// The command `stipple`.
@NullMarked
package dev.stipple.cli;

import org.jspecify.annotations.NullMarked;
