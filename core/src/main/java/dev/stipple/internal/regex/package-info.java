/// Regular expressions in Oniguruma's syntax, the one that tokenizer files are written in.
@NullMarked
package dev.stipple.internal.regex;

import org.jspecify.annotations.NullMarked;
