package dev.stipple.internal.train;

import dev.stipple.internal.vectorfile.Ngrams;

/// How words are trained with their n-grams.
///
/// @param algorithm  what predicts what
/// @param ngrams  which n-grams words have, and how many rows these share
/// @param training  the rest
public record SubwordSettings(Word2VecSettings.Algorithm algorithm, Ngrams ngrams, TrainingSettings training) {}
