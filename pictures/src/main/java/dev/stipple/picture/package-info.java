/// Pictures of vectors: points and words on a plane, and the curves of measurements, as SVG, PNG and HTML.
@NullMarked
package dev.stipple.picture;

import org.jspecify.annotations.NullMarked;
