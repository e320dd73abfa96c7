/// Raw text to words: corpora, splitters, and text that remembers where its characters came from.
@NullMarked
package dev.stipple.text;

import org.jspecify.annotations.NullMarked;
