/// Normal text to pieces: each pre-tokenizer cuts (and sometimes rewrites) text so that no token crosses a cut.
@NullMarked
package dev.stipple.text.pretokenize;

import org.jspecify.annotations.NullMarked;
