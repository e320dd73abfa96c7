/// The two failures that files can cause, shared by every stage.
@NullMarked
package dev.stipple;

import org.jspecify.annotations.NullMarked;
