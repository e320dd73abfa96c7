/// Kernels that look at many bytes at once: with the Vector API where it is there, else eight bytes in a `long`.
@NullMarked
package dev.stipple.internal.simd;

import org.jspecify.annotations.NullMarked;
