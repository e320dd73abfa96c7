/// Trainers: text → distinct words with counts → a vocabulary and its rules → a ready tokenizer.
@NullMarked
package dev.stipple.token.train;

import org.jspecify.annotations.NullMarked;
