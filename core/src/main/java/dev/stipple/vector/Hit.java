package dev.stipple.vector;

/// A row that was found.
///
/// @param row  the row
/// @param similarity  how near it is to the query: the greater, the nearer
public record Hit(int row, float similarity) {}
