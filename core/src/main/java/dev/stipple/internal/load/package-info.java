/// Files to pipelines, and back: one reader for each format that tokenizers come in.
@NullMarked
package dev.stipple.internal.load;

import org.jspecify.annotations.NullMarked;
