/// Pieces to ids: vocabularies and the four models that split a piece into tokens.
@NullMarked
package dev.stipple.token.model;

import org.jspecify.annotations.NullMarked;
