/// Word vectors in a user's hands: neighbours, analogies, files, evaluation.
@NullMarked
package dev.stipple.word;

import org.jspecify.annotations.NullMarked;
