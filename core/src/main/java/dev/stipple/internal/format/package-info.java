/// Containers of model files, without their meaning: JSON, Protocol Buffers, GGUF, and files written whole or not at
/// all.
///
/// Readers take bytes as hostile: lengths are checked before anything is allocated, nesting is bounded, and only
/// [dev.stipple.MalformedModelException], [dev.stipple.UnsupportedModelException] and [java.io.IOException] come out.
@NullMarked
package dev.stipple.internal.format;

import org.jspecify.annotations.NullMarked;
