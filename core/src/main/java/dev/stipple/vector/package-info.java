/// The ground of all vectors: float arithmetic, and matrices whose rows lie on the heap or in a mapped file.
@NullMarked
package dev.stipple.vector;

import org.jspecify.annotations.NullMarked;
