/// Vectors of documents: texts of any length that are alike get vectors that are.
@NullMarked
package dev.stipple.document;

import org.jspecify.annotations.NullMarked;
