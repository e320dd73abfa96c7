package dev.stipple.internal.vectorfile;

import java.util.Map;

/// What is to become a file of a word model, or of a training that is under way.
///
/// @param format  names the kind of file
/// @param words  the words
/// @param counts  how often each occurred
/// @param vectors  the input rows
/// @param outputs  the output rows
/// @param settings  how all this is trained, by name, and how far that is
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ModelRows(
        String format,
        WordList words,
        long[] counts,
        FloatRows vectors,
        FloatRows outputs,
        Map<String, String> settings) {}
