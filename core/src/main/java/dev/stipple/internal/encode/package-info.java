/// Encoders: ways to run a pipeline, from the literal one to the fast ones that must equal it.
@NullMarked
package dev.stipple.internal.encode;

import org.jspecify.annotations.NullMarked;
