/// Word vectors from a corpus: what is trained, and with which settings.
@NullMarked
package dev.stipple.word.train;

import org.jspecify.annotations.NullMarked;
