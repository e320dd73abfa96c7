/// A corpus as ids, and the engines that learn vectors from it.
@NullMarked
package dev.stipple.internal.train;

import org.jspecify.annotations.NullMarked;
