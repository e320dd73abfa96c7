package dev.stipple.word;

/// A word near a query.
///
/// @param word  the word
/// @param similarity  how near it is: the greater, the nearer
public record Neighbor(String word, double similarity) {}
