/// Raw text to normal text: each normalizer is one rewriting step of a tokenizer's pipeline.
@NullMarked
package dev.stipple.text.normalize;

import org.jspecify.annotations.NullMarked;
