package dev.stipple.document;

/// A document that a search has found.
///
/// @param document  its tag
/// @param similarity  how near it is, by cosine
public record SimilarDocument(String document, double similarity) {}
