/// Finds where pieces end in UTF-8 bytes, for the split patterns that well-known tokenizers use.
///
/// Every pattern has a readable matcher ([PieceMatcher]) whose branches name the alternatives of its regex, and a
/// block scanner that decides 64 ASCII bytes at a time and leaves the rest to that matcher.
@NullMarked
package dev.stipple.internal.scan;

import org.jspecify.annotations.NullMarked;
