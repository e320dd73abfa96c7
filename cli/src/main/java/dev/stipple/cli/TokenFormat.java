package dev.stipple.cli;

/// What is printed for a text.
enum TokenFormat {
    IDS,
    TOKENS,
    OFFSETS,
    U32
}
