/// Files of word vectors, read and written: every format becomes a `VectorTable`.
@NullMarked
package dev.stipple.internal.vectorfile;

import org.jspecify.annotations.NullMarked;
