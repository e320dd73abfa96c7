package dev.stipple.internal.vectorfile;

import dev.stipple.vector.Matrix;
import java.util.Map;

/// What a file of a word model holds.
///
/// @param words  the words, by row
/// @param counts  how often each occurred
/// @param vectors  their vectors, a row each
/// @param outputs  their vectors as that which is predicted, or those of the nodes of a tree
/// @param settings  how all this was trained, by name
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ModelTable(WordList words, long[] counts, Matrix vectors, Matrix outputs, Map<String, String> settings) {}
