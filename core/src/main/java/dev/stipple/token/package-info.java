/// Words to ids and back: the tokenizer.
@NullMarked
package dev.stipple.token;

import org.jspecify.annotations.NullMarked;
